package ai.automatos.admin.vault;

import java.util.UUID;

/**
 * Ciphertext of a credential's values and which key opens it.
 *
 * @param bytes 12 bytes of nonce, then AES-256-GCM ciphertext and tag
 */
public record SealedValue(UUID keyringId, int generation, byte[] bytes) {
    public static final int FORMAT = 1;
}
