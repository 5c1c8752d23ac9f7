package ai.automatos.admin.credential;

import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored credential: what is readable, and the sealed values.
 *
 * @param owner {@link ai.automatos.admin.common.Ids#SHARED} or a user's id
 * @param name unique per tenant, owner and environment; 1 to 255 characters
 * @param expiresAt when the service stops accepting it, as the user said
 * @param valueVersion 1 at first, grows only when other values are sealed
 * @param rowVersion 1 at first, grows with every edit; guards against overwriting somebody else's edit
 */
public record Credential(
        UUID id,
        long tenant,
        UUID owner,
        CredentialEnvironment environment,
        String name,
        String typeKey,
        String description,
        List<String> tags,
        boolean active,
        @Nullable Instant expiresAt,
        long valueVersion,
        SealedValue sealed,
        long rowVersion,
        Instant createdAt,
        String createdBy,
        Instant updatedAt,
        String updatedBy) {
    public static final String TABLE = "credentials";

    public Credential {
        tags = List.copyOf(tags);
    }

    public ValueContext valueContext() {
        return new ValueContext(tenant, owner, id, typeKey, valueVersion);
    }

    public CredentialRef ref() {
        return new CredentialRef(id, name, typeKey, environment.word());
    }

    /** An edit of the flag alone. */
    Credential withActive(boolean nowActive, Instant at, String by) {
        return copy(nowActive, valueVersion, sealed, at, by);
    }

    /** The same values under another key; a new row version, so that an edit prepared with the old key is noticed. */
    Credential withSealed(SealedValue resealed) {
        return copy(active, valueVersion, resealed, updatedAt, updatedBy);
    }

    /** Other values that nobody typed, such as a renewed token. */
    Credential withValues(long nowVersion, SealedValue nowSealed) {
        return copy(active, nowVersion, nowSealed, updatedAt, updatedBy);
    }

    private Credential copy(boolean nowActive, long nowVersion, SealedValue nowSealed, Instant at, String by) {
        return new Credential(
                id,
                tenant,
                owner,
                environment,
                name,
                typeKey,
                description,
                tags,
                nowActive,
                expiresAt,
                nowVersion,
                nowSealed,
                rowVersion + 1,
                createdAt,
                createdBy,
                at,
                by);
    }

    /** The columns under the row MAC; the sealed bytes protect themselves. */
    public CanonicalBytes macRow() {
        CanonicalBytes row = new CanonicalBytes()
                .add(id)
                .add(tenant)
                .add(owner)
                .add(environment.word())
                .add(name)
                .add(typeKey)
                .add(description)
                .add(tags.size());
        tags.forEach(row::add);
        return row.add(active)
                .add(expiresAt)
                .add(valueVersion)
                .add(rowVersion)
                .add(createdAt)
                .add(createdBy)
                .add(updatedAt)
                .add(updatedBy);
    }
}
