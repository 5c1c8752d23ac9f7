package ai.automatos.admin.audit;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the stored log and keeps checkpoints; implemented by the store. Never loads the whole log into memory. */
public interface AuditRepository {
    /** The head of every chain, by chain number. */
    List<ChainHead> heads();

    /** One page of matching events, newest first. */
    AuditPage page(AuditQuery query);

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
