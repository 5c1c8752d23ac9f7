package ai.automatos.admin.app;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * The end of the process, by itself or because the system or Ctrl-C asks for it: then a command that can be cut short
 * has two seconds to log how it ended, and its exit code is the process's.
 */
final class Termination {
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final BooleanSupplier interrupt;
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final Thread hook = new Thread(this::asked, "termination");

    private Termination(BooleanSupplier interrupt) {
        this.interrupt = interrupt;
    }

    /** @param interrupt cuts short what runs; says whether there is anything to wait for */
    static Termination expect(BooleanSupplier interrupt) {
        Termination termination = new Termination(interrupt);
        Runtime.getRuntime().addShutdownHook(termination.hook);
        return termination;
    }

    /** Returns only if the process is ending already, with this code. */
    void exit(int code) {
        ended.complete(code);
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return;
        }
        System.exit(code);
    }

    private void asked() {
        if (!interrupt.getAsBoolean()) {
            return;
        }
        try {
            int code = ended.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            Runtime.getRuntime().halt(code); // Otherwise the code would be the signal's.
        } catch (TimeoutException | ExecutionException e) {
            return; // Too slow: the process ends as it does without us.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
