package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.vault.LogFollower;
import ai.automatos.admin.vault.Progress;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which rows must be there according to the log. Reads it in order and keeps a few words for each credential, not
 * the events. One thread.
 */
final class LoggedRows {
    private final LogFollower follower;
    private final Map<UUID, State> credentials = new HashMap<>();
    private final Map<UUID, CredentialRef> assignments = new HashMap<>();
    private final Map<TypeId, Long> types = new HashMap<>();

    LoggedRows(AuditRepository log) {
        this.follower = new LogFollower(log, chain -> chain != Ids.VAULT_CHAIN, this::accept);
    }

    /** What the log says about a credential. */
    record State(long chain, CredentialRef ref, long valueVersion, long rowVersion, String sealedSha256) {
        boolean describes(Credential credential) {
            return valueVersion == credential.valueVersion()
                    && rowVersion == credential.rowVersion()
                    && sealedSha256.equals(CredentialEvents.sha256(credential.sealed()));
        }
    }

    /** Which own type. */
    record TypeId(long tenant, String key) {}

    /** Reads what was written since the last call. @return whether there was anything */
    boolean catchUp(Progress progress) {
        return follower.catchUp(progress);
    }

    /** What {@code rows} reads while the log says the same. */
    <T> T settled(Supplier<T> rows, Progress progress) {
        return follower.settled(rows, progress);
    }

    Map<UUID, State> credentials() {
        return credentials;
    }

    /** Assignments made and not taken back, with their credential. */
    Map<UUID, CredentialRef> assignments() {
        return assignments;
    }

    /** Own types created and not deleted, with the version that counts. */
    Map<TypeId, Long> types() {
        return types;
    }

    /** Whether retention cut this chain's beginning off, so that a row may be older than the log. */
    boolean isCut(long chain) {
        return follower.isCut(chain);
    }

    private void accept(LinkedEvent linked) {
        AuditEvent event = linked.event();
        CredentialRef ref = event.credential();
        if (ref != null && event.result() == AuditResult.SUCCESS) {
            details(event).ifPresent(details -> accept(event, ref, details));
        }
        if (event.action() == AuditAction.TYPE_CHANGED && event.result() == AuditResult.SUCCESS) {
            details(event).ifPresent(details -> acceptType(event, details));
        }
    }

    private void accept(AuditEvent event, CredentialRef ref, JsonNode details) {
        if (event.action() == AuditAction.DELETED) {
            credentials.remove(ref.id());
        } else if (details.has(CredentialEvents.SEALED_SHA256)) {
            credentials.put(
                    ref.id(),
                    new State(
                            event.chain(),
                            ref,
                            details.path(CredentialEvents.VALUE_VERSION).asLong(),
                            details.path(CredentialEvents.ROW_VERSION).asLong(),
                            details.path(CredentialEvents.SEALED_SHA256).asText()));
        }
        if (details.has(CredentialEvents.ASSIGNMENT)) {
            UUID assignment =
                    UUID.fromString(details.path(CredentialEvents.ASSIGNMENT).asText());
            if (event.action() == AuditAction.ASSIGNED) {
                assignments.put(assignment, ref);
            } else if (event.action() == AuditAction.UNASSIGNED) {
                assignments.remove(assignment);
            }
        }
    }

    private void acceptType(AuditEvent event, JsonNode details) {
        TypeId id = new TypeId(event.chain(), details.path(OwnTypeEvents.TYPE).asText());
        if (details.has(OwnTypeEvents.VERSION)) {
            types.put(id, details.path(OwnTypeEvents.VERSION).asLong());
        } else {
            types.remove(id);
        }
    }

    /** Empty for a text that is not ours; the chain's verification judges it. */
    private static Optional<JsonNode> details(AuditEvent event) {
        try {
            return Optional.of(Json.read(event.details()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
