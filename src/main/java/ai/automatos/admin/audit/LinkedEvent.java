package ai.automatos.admin.audit;

import org.jspecify.annotations.Nullable;

/**
 * An event in its place.
 *
 * @param epoch grows by one whenever an administrator accepts a break in the log (a restored backup, an incident)
 * @param sequence 1 for a chain's first event, then without a gap, across epochs
 * @param hash SHA-256(previous hash ‖ leaf), 32 bytes; the leaf is SHA-256 of the canonical event
 */
public record LinkedEvent(AuditEvent event, int epoch, long sequence, byte[] hash) {
    public ChainHead head() {
        return new ChainHead(event.chain(), epoch, sequence, hash);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkedEvent that
                && event.equals(that.event)
                && epoch == that.epoch
                && sequence == that.sequence
                && java.util.Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(sequence);
    }
}
