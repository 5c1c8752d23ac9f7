package ai.automatos.admin.credential;

import ai.automatos.admin.common.SecretBytes;
import java.util.List;
import java.util.Map;

/**
 * A credential about to be created.
 *
 * @param values by field key, UTF-8; an empty value counts as left out. They stay the caller's to wipe
 */
public record CredentialDraft(
        String name,
        String typeKey,
        CredentialEnvironment environment,
        String description,
        List<String> tags,
        Expiry expiry,
        Map<String, SecretBytes> values) {
    public CredentialDraft {
        tags = List.copyOf(tags);
        values = Map.copyOf(values);
    }
}
