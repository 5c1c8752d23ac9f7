package ai.automatos.admin.audit;

import ai.automatos.admin.common.CanonicalBytes;
import java.time.Instant;
import java.util.UUID;

/**
 * A user's signature under a chain's head: everything up to it was there, in this order, at that time.
 *
 * @param fingerprint of the signing key, hexadecimal SHA-256
 * @param signature Ed25519 over {@link #signedBytes}
 */
public record Checkpoint(
        ChainHead head, Instant signedAt, UUID userId, String userName, String fingerprint, byte[] signature) {
    public static final int FORMAT = 1;

    /** What is signed: a label and the format, then the head, the time and the signer. */
    public static byte[] signedBytes(
            UUID vault, ChainHead head, Instant signedAt, UUID userId, String userName, String fingerprint) {
        return new CanonicalBytes()
                .add("automatos-admin audit checkpoint")
                .add(FORMAT)
                .add(vault)
                .add(head.chain())
                .add(head.epoch())
                .add(head.sequence())
                .add(head.hash())
                .add(signedAt)
                .add(userId)
                .add(userName)
                .add(fingerprint)
                .toBytes();
    }
}
