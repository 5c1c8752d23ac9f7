package ai.automatos.admin.audit;

import ai.automatos.admin.common.CancelSignal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Reads the stored log and keeps checkpoints; implemented by the store. Never loads the whole log into memory. */
public interface AuditRepository {
    /** The head of every chain, by chain number. */
    List<ChainHead> heads();

    /** One page of matching events, newest first. */
    AuditPage page(AuditQuery query);

    /**
     * Counts matching events by time, without reading those that are indexed. Where a finished segment holds events out
     * of the order of time, as two computers with different clocks write them, an event beside the edge of a span may
     * count in its neighbour.
     *
     * @param query only its chains and what it filters by; its times, cursor and limit do not matter
     * @param bounds ascending, at least two; each span reaches from one to the next
     * @return one count for each span
     * @throws CancellationException soon after {@code cancel}
     */
    List<AuditActivity> activity(AuditQuery query, List<Instant> bounds, CancelSignal cancel);

    /** The names of all who did something, as the log has them. */
    Set<String> actors(Set<Long> chains);

    /** Every credential that the log speaks of, those deleted too, each as it was when last mentioned. */
    List<CredentialRef> credentials(Set<Long> chains);

    /** Hands over a chain's events in order, {@code first} to {@code last}, both included. */
    void forEach(long chain, long first, long last, Consumer<LinkedEvent> action);

    Optional<LinkedEvent> event(long chain, long sequence);

    /** Must run in a unit. A second checkpoint of the same head replaces nothing and is ignored. */
    void addCheckpoint(Checkpoint checkpoint);

    /** All checkpoints of a chain, by sequence. */
    List<Checkpoint> checkpoints(long chain);

    /** The sequence of a chain's newest checkpoint, 0 if there is none. */
    long lastCheckpoint(long chain);
}
