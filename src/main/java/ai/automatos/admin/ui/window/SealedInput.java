package ai.automatos.admin.ui.window;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Map;
import java.util.Optional;

/** What was typed and not saved when the vault was locked: in memory only, readable with the vault's keys alone. */
final class SealedInput {
    private final ValueContext context;
    private final SealedValue sealed;

    private SealedInput(ValueContext context, SealedValue sealed) {
        this.context = context;
        this.sealed = sealed;
    }

    static SealedInput seal(VaultSession session, Map<String, String> input) {
        ValueContext context = new ValueContext(Ids.DEFAULT_TENANT, Ids.SHARED, Ids.random(), "unsaved_input", 1);
        try (SecretBytes plain = SecretBytes.ofUtf8(Json.write(input))) {
            return new SealedInput(context, session.seal(context, plain));
        }
    }

    /** Nothing if another user unlocked, who has other keys. */
    Optional<Map<String, String>> open(VaultSession session) {
        try (SecretBytes plain = session.open(context, sealed)) {
            return Optional.of(Json.mapper().readValue(plain.expose(), new TypeReference<Map<String, String>>() {}));
        } catch (UserFacingException e) {
            return Optional.empty();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
