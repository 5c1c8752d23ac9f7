package ai.automatos.admin.vault;

import java.time.Instant;
import java.util.UUID;

/**
 * One generation of a keyring sealed to one member: HPKE in auth mode from the one who grants.
 *
 * @param encapsulated HPKE's {@code enc}, 32 bytes
 * @param sealedKey 32 key bytes and the tag
 */
public record KeyringGrant(
        UUID keyringId,
        int generation,
        UUID memberId,
        UUID grantedBy,
        byte[] encapsulated,
        byte[] sealedKey,
        Instant createdAt) {
    public static final int FORMAT = 1;
}
