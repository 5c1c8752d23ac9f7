package ai.automatos.admin.vault;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to open a user's private keys.
 *
 * @param keyFileId the key file needed; null for the recovery code
 * @param sealedKeys AES-256-GCM of the X25519 and the Ed25519 private key, 64 bytes and the tag
 * @param checksum SHA-256 of everything else here: tells a damaged slot from a wrong password
 */
public record Slot(
        UUID id,
        UUID userId,
        Kind kind,
        int memoryKib,
        int iterations,
        int parallelism,
        byte[] salt,
        @Nullable UUID keyFileId,
        byte[] nonce,
        byte[] sealedKeys,
        Instant createdAt,
        byte[] checksum) {
    public static final int FORMAT = 1;

    /** What opens a slot. */
    public enum Kind {
        /** Master password and key file. */
        PASSWORD,
        /** The key file alone: plainly weaker. */
        KEY_FILE,
        /** The recovery code alone. */
        RECOVERY;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
