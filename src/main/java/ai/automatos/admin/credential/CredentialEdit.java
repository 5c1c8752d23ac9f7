package ai.automatos.admin.credential;

import ai.automatos.admin.common.SecretBytes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user changes about a credential; null keeps what is there. The type never changes.
 *
 * @param expectedRowVersion the version the user looked at
 * @param values by field key, UTF-8; an empty value keeps the stored one. They stay the caller's to wipe
 * @param cleared keys of optional fields to empty
 */
public record CredentialEdit(
        long expectedRowVersion,
        @Nullable String name,
        @Nullable CredentialEnvironment environment,
        @Nullable String description,
        @Nullable List<String> tags,
        @Nullable Expiry expiry,
        Map<String, SecretBytes> values,
        Set<String> cleared) {
    public CredentialEdit {
        tags = tags == null ? null : List.copyOf(tags);
        values = Map.copyOf(values);
        cleared = Set.copyOf(cleared);
    }
}
