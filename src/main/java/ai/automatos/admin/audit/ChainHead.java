package ai.automatos.admin.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Where a chain ends, or where it stood at some event.
 *
 * @param sequence of the event that produced {@code hash}; 0 for an empty chain, whose hash is 32 zero bytes
 */
public record ChainHead(long chain, int epoch, long sequence, byte[] hash) {
    public static ChainHead empty(long chain) {
        return new ChainHead(chain, 1, 0, new byte[32]);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ChainHead that
                && chain == that.chain
                && epoch == that.epoch
                && sequence == that.sequence
                && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * chain + sequence);
    }
}
