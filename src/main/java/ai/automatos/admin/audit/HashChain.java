package ai.automatos.admin.audit;

import ai.automatos.admin.common.CanonicalBytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Links events so that none can be altered, removed or moved unseen: leaf = SHA-256(canonical event), hash =
 * SHA-256(previous hash ‖ leaf). Needs no key, so events can be written while the vault is locked.
 */
public final class HashChain {
    private static final int FORMAT = 1;

    private HashChain() {}

    /** Appends an event after {@code previous}, in the same epoch. */
    public static LinkedEvent link(ChainHead previous, AuditEvent event) {
        return link(previous, event, previous.epoch());
    }

    /** Appends an event in a given epoch, which is the previous one or the next. */
    public static LinkedEvent link(ChainHead previous, AuditEvent event, int epoch) {
        if (event.chain() != previous.chain()) {
            throw new IllegalArgumentException("event of chain " + event.chain() + " after " + previous.chain());
        }
        long sequence = previous.sequence() + 1;
        return new LinkedEvent(event, epoch, sequence, hash(previous.hash(), event, epoch, sequence));
    }

    /** Whether {@code next} follows {@code previous} with nothing between and nothing altered. */
    public static boolean follows(ChainHead previous, LinkedEvent next) {
        boolean placed = next.sequence() == previous.sequence() + 1
                && next.event().chain() == previous.chain()
                && (next.epoch() == previous.epoch() || next.epoch() == previous.epoch() + 1);
        return placed
                && MessageDigest.isEqual(
                        next.hash(), hash(previous.hash(), next.event(), next.epoch(), next.sequence()));
    }

    /** SHA-256 of the canonical event: what it says and where it stands, without what came before. */
    public static byte[] leaf(AuditEvent event, int epoch, long sequence) {
        return digest().digest(canonical(event, epoch, sequence));
    }

    /** Format 1: all fields in the order of {@code audit_event}'s columns; see {@link CanonicalBytes}. */
    static byte[] canonical(AuditEvent event, int epoch, long sequence) {
        @Nullable AgentRef agent = event.agent();
        @Nullable CredentialRef credential = event.credential();
        return new CanonicalBytes()
                .add(FORMAT)
                .add(event.chain())
                .add(sequence)
                .add(epoch)
                .add(event.time())
                .add(event.action().word())
                .add(event.actor().kind().word())
                .add(event.actor().id())
                .add(event.actor().name())
                .add(event.service())
                .add(agent == null ? null : (Long) agent.number())
                .add(agent == null ? null : agent.name())
                .add(credential == null ? null : credential.id())
                .add(credential == null ? null : credential.name())
                .add(credential == null ? null : credential.type())
                .add(credential == null ? null : credential.environment())
                .add(event.result().word())
                .add(event.address())
                .add(event.details())
                .toBytes();
    }

    private static byte[] hash(byte[] previous, AuditEvent event, int epoch, long sequence) {
        MessageDigest digest = digest();
        byte[] leaf = digest.digest(canonical(event, epoch, sequence)); // Which resets the digest.
        digest.update(previous);
        return digest.digest(leaf);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
