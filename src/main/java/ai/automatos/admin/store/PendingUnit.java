package ai.automatos.admin.store;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.store.AuditAppender.PendingEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A unit in the writer's queue. Only the writer's thread touches it once queued; the caller waits on its answer. */
final class PendingUnit<T extends @Nullable Object> {
    private final Supplier<T> work;
    private final boolean exclusive;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private final List<PendingEvent> events = new ArrayList<>();
    private @Nullable T result;

    PendingUnit(Supplier<T> work, boolean exclusive) {
        this.work = work;
        this.exclusive = exclusive;
    }

    boolean isExclusive() {
        return exclusive;
    }

    /** May be called again: what an earlier attempt left is forgotten. */
    void attempt() {
        events.clear();
        result = work.get();
    }

    void append(AuditEvent event, boolean startsEpoch) {
        events.add(new PendingEvent(event, startsEpoch));
    }

    List<PendingEvent> events() {
        return events;
    }

    boolean startsEpoch() {
        return events.stream().anyMatch(PendingEvent::startsEpoch);
    }

    @SuppressWarnings("NullAway") // T may be nullable, and attempt() has set the result.
    void succeed() {
        answer.complete(result);
    }

    void fail(Throwable failure) {
        answer.completeExceptionally(failure);
    }

    boolean isAnswered() {
        return answer.isDone();
    }

    /** For the caller. Not to be interrupted: the unit may be saved, and nobody may walk away without knowing. */
    T await() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof RuntimeException known) {
                        throw known;
                    }
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
