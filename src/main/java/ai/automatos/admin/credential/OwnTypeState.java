package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An own type as it is now.
 *
 * @param version the one that counts; give it back when editing or deleting
 * @param type null for a row that is not obeyed: altered outside this program, or unreadable
 * @param createdAt of the first version
 * @param updatedAt of the newest one
 * @param usedBy names of the credentials that have this type, those of others that the caller may not see left out
 * @param credentials number of all of them
 */
public record OwnTypeState(
        String key,
        long version,
        @Nullable CredentialType type,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy,
        List<String> usedBy,
        int credentials) {
    public OwnTypeState {
        usedBy = List.copyOf(usedBy);
    }

    /** Whether it can be used; if not, it can only be deleted. */
    public boolean isObeyed() {
        return type != null;
    }

    /** The name, or the key of a row that is not obeyed, for nothing else of it is to be believed. */
    public String name() {
        return Optional.ofNullable(type).map(CredentialType::name).orElse(key);
    }
}
