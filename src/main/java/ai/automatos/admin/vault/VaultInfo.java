package ai.automatos.admin.vault;

import java.time.Instant;
import java.util.UUID;

/**
 * @param installationId the same for every client of the vault; survives a restore
 * @param rootFingerprint hexadecimal SHA-256 of the root user's Ed25519 public key
 */
public record VaultInfo(UUID id, UUID installationId, String rootFingerprint, Instant createdAt) {
    public static final int FORMAT = 1;
}
