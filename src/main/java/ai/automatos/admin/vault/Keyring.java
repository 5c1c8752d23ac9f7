package ai.automatos.admin.vault;

import java.time.Instant;
import java.util.UUID;

/** @param owner {@link ai.automatos.admin.common.Ids#SHARED} for a tenant's keyring, else the one user it belongs to */
public record Keyring(UUID id, long tenant, UUID owner, int currentGeneration, Instant createdAt) {
    public static final int FORMAT = 1;
}
