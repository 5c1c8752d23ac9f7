package ai.automatos.admin.schedule;

import ai.automatos.admin.common.CancelSignal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs jobs again and again on one thread of its own, one after another, so that a job never runs twice at once. What
 * was missed, asleep or while nothing may run, is made up for by one run. A job that fails runs again when it is due.
 * Thread-safe.
 */
public final class Scheduler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduler.class);

    /** Looks at the clock at least this often, for it may be set, and computers sleep. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Clock clock;
    private final BooleanSupplier allowed;
    private final List<Entry> entries = new CopyOnWriteArrayList<>();
    private final ReentrantLock running = new ReentrantLock();
    private final Object monitor = new Object();
    private CancelSignal cancel = new CancelSignal();
    private @Nullable Thread thread;
    private boolean woken;
    private boolean closed;

    /** Work that is done in a while; it ends soon once {@code cancel} says so. */
    @FunctionalInterface
    public interface Job {
        void run(CancelSignal cancel);
    }

    /** @param allowed whether jobs may run at all, asked before each */
    public Scheduler(Clock clock, BooleanSupplier allowed) {
        this.clock = clock;
        this.allowed = allowed;
    }

    /**
     * @param name for the program's log
     * @param first how long from now until the first run
     * @param pace from the beginning of a run to the beginning of the next
     */
    public void add(String name, Duration first, Duration pace, Job job) {
        entries.add(new Entry(name, pace, job, clock.instant().plus(first)));
        wake();
    }

    /** Begins to run what is due. */
    public void start() {
        synchronized (monitor) {
            if (thread == null && !closed) {
                Thread started = new Thread(this::loop, "jobs");
                started.setDaemon(true);
                thread = started;
                started.start();
            }
        }
    }

    /** Looks at once whether something is due: what may run has changed. */
    public void wake() {
        synchronized (monitor) {
            woken = true;
            monitor.notifyAll();
        }
    }

    /** Cancels the job that runs, if one does, and does not wait for its end. */
    public void cancelRunning() {
        CancelSignal old;
        synchronized (monitor) {
            old = cancel;
            cancel = new CancelSignal();
        }
        old.cancel();
    }

    /** Cancels what runs and waits for its end, for a few seconds at most. */
    @Override
    public void close() {
        @Nullable Thread ending;
        synchronized (monitor) {
            closed = true;
            ending = thread;
            monitor.notifyAll();
        }
        cancelRunning();
        if (ending != null && ending != Thread.currentThread()) {
            try {
                ending.join(PATIENCE.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Runs what is due now, in the order it was added; nothing if another thread is doing so. */
    void runDue() {
        if (!running.tryLock()) {
            return;
        }
        try {
            for (Entry entry : entries) {
                Instant now = clock.instant();
                if (!now.isBefore(entry.next) && allowed.getAsBoolean() && !isClosed()) {
                    entry.next = now.plus(entry.pace);
                    run(entry);
                }
            }
        } finally {
            running.unlock();
        }
    }

    private void run(Entry entry) {
        CancelSignal signal;
        synchronized (monitor) {
            signal = cancel;
        }
        try {
            entry.job.run(signal);
        } catch (RuntimeException | Error e) {
            if (signal.isCancelled()) {
                LOG.debug("{} was broken off", entry.name, e);
            } else {
                LOG.warn("{} failed and will be tried again", entry.name, e);
            }
        }
    }

    private void loop() {
        try {
            while (!isClosed()) {
                runDue();
                pause();
            }
        } catch (InterruptedException e) {
            LOG.debug("interrupted", e); // Nobody does that; should somebody, they want the thread to end.
        }
    }

    private void pause() throws InterruptedException {
        long end = System.nanoTime() + untilNext().toNanos();
        synchronized (monitor) {
            long left = end - System.nanoTime();
            while (!woken && !closed && left > 0) {
                monitor.wait(left / 1_000_000, (int) (left % 1_000_000));
                left = end - System.nanoTime();
            }
            woken = false;
        }
    }

    private Duration untilNext() {
        Instant now = clock.instant();
        return entries.stream()
                .map(entry -> Duration.between(now, entry.next))
                .filter(left -> left.compareTo(Duration.ZERO) > 0)
                .filter(left -> left.compareTo(LONGEST_WAIT) < 0)
                .min(Duration::compareTo)
                .orElse(LONGEST_WAIT);
    }

    private boolean isClosed() {
        synchronized (monitor) {
            return closed;
        }
    }

    /** A job and when it is due. */
    private static final class Entry {
        private final String name;
        private final Duration pace;
        private final Job job;
        /** Written by whoever holds the lock. */
        private volatile Instant next;

        private Entry(String name, Duration pace, Job job, Instant next) {
            this.name = name;
            this.pace = pace;
            this.job = job;
            this.next = next;
        }
    }
}
