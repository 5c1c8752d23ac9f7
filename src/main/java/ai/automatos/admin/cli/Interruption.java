package ai.automatos.admin.cli;

import ai.automatos.admin.common.CancelSignal;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Lets a command that can be cut short end in order when the process is told to end. Thread-safe. */
public final class Interruption {
    private final CancelSignal signal = new CancelSignal();
    private final AtomicInteger running = new AtomicInteger();

    /** Runs work that ends early, and says how, once its signal is given. */
    <T> T during(Function<CancelSignal, T> work) {
        running.incrementAndGet();
        try {
            return work.apply(signal);
        } finally {
            running.decrementAndGet();
        }
    }

    /** @return whether there is a command that now ends early, and is worth waiting for */
    public boolean begin() {
        boolean due = running.get() > 0;
        signal.cancel();
        return due;
    }
}
