package ai.automatos.admin.store;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Units in the order of their arrival. Anybody adds, the writer's thread takes. */
final class UnitQueue {
    private final BlockingQueue<PendingUnit<?>> units = new LinkedBlockingQueue<>();

    void add(PendingUnit<?> unit) {
        units.add(unit);
    }

    int size() {
        return units.size();
    }

    /** Waits for the next unit. */
    PendingUnit<?> take() throws InterruptedException {
        return units.take();
    }

    /** Waits for the next unit, but not longer; null if there was none. */
    @Nullable
    PendingUnit<?> poll(Duration longest) throws InterruptedException {
        return units.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Adds what is queued by now to a batch that has begun, never waiting for more. */
    void fill(List<PendingUnit<?>> batch, int maximum) {
        while (!batch.get(0).isExclusive() && batch.size() < maximum) {
            @Nullable PendingUnit<?> next = units.peek();
            if (next == null || next.isExclusive()) {
                break;
            }
            batch.add(units.remove());
        }
    }

    void forEach(Consumer<PendingUnit<?>> action) {
        units.forEach(action);
    }
}
