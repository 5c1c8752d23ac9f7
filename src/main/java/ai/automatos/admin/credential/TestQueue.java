package ai.automatos.admin.credential;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is tested next: at most {@value #AT_ONCE} at once at one host, and none at a host that asked for a pause. Holds
 * names, never values. Thread-safe.
 */
final class TestQueue {
    static final int AT_ONCE = 2;
    /** How often one credential is tested as long as the service says that it was asked too often. */
    static final int ATTEMPTS = 3;
    /** After so many such answers in a row a host is left alone for the rest of the run. */
    static final int PATIENCE = 6;

    private final Pauses pauses;
    private final Deque<BulkTarget> unknown;
    private final Map<Set<String>, Deque<Parked>> parked = new LinkedHashMap<>();
    private final Map<String, Host> hosts = new HashMap<>();
    private int underWay;
    private boolean stopped;

    TestQueue(Collection<BulkTarget> targets, Pauses pauses) {
        this.unknown = new ArrayDeque<>(targets);
        this.pauses = pauses;
    }

    /**
     * Waits for something to do; it must be given back by {@link #park}, {@link #finished} or {@link #tooOften}. Null when
     * nothing is left or {@link #stop} was called.
     */
    synchronized @Nullable Turn take() throws InterruptedException {
        while (!stopped) {
            long now = System.nanoTime();
            @Nullable Turn turn = next(now);
            if (turn != null) {
                underWay++;
                return turn;
            }
            if (underWay == 0 && parked.isEmpty()) {
                notifyAll();
                return null;
            }
            long pause = untilNextHost(now);
            wait(pause / 1_000_000, (int) (pause % 1_000_000));
        }
        return null;
    }

    /** It is now known whom a test asks. */
    synchronized void park(Turn turn, Set<String> asked) {
        park(asked, new Parked(turn.target(), 1));
        givenBack();
    }

    /** The test is over, and its hosts answer. */
    synchronized void finished(Turn turn) {
        release(turn);
        turn.hosts().forEach(name -> host(name).refusals = 0);
        givenBack();
    }

    /** The service was asked too often. @return whether the credential is tried again, after a pause */
    synchronized boolean tooOften(Turn turn, @Nullable Duration retryAfter) {
        release(turn);
        boolean again = turn.attempt() < ATTEMPTS;
        for (String name : turn.hosts()) {
            Host host = host(name);
            host.refusals++;
            Duration pause = retryAfter == null ? pauses.after(host.refusals) : retryAfter;
            boolean tooLong = pause.compareTo(pauses.longest()) > 0; // Maybe centuries, more than a long counts.
            host.closed |= tooLong || host.refusals >= PATIENCE;
            long until = System.nanoTime() + (tooLong ? pauses.longest() : pause).toNanos();
            host.notBefore = Math.max(host.notBefore, until);
            again &= !host.closed;
        }
        if (again) {
            park(turn.hosts(), new Parked(turn.target(), turn.attempt() + 1));
        }
        givenBack();
        return again;
    }

    /** Nothing more is handed out. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    private @Nullable Turn next(long now) {
        for (Map.Entry<Set<String>, Deque<Parked>> entry : parked.entrySet()) {
            Set<String> asked = entry.getKey();
            boolean closed = asked.stream().anyMatch(name -> host(name).closed);
            if (closed || asked.stream().allMatch(name -> host(name).isFree(now))) {
                Parked first = entry.getValue().remove();
                if (entry.getValue().isEmpty()) {
                    parked.remove(asked);
                }
                if (closed) {
                    return new Turn(Task.LEAVE, first.target(), Set.of(), first.attempt());
                }
                asked.forEach(name -> host(name).tests++);
                return new Turn(Task.TEST, first.target(), asked, first.attempt());
            }
        }
        @Nullable BulkTarget target = unknown.poll();
        return target == null ? null : new Turn(Task.FIND_HOSTS, target, Set.of(), 1);
    }

    /** Nanoseconds until the first host's pause is over, or 0 if none pauses. */
    private long untilNextHost(long now) {
        return parked.keySet().stream()
                .mapToLong(asked -> asked.stream()
                        .mapToLong(name -> host(name).notBefore - now)
                        .max()
                        .orElse(0))
                .filter(pause -> pause > 0)
                .min()
                .orElse(0);
    }

    private void park(Set<String> asked, Parked waiting) {
        parked.computeIfAbsent(Set.copyOf(asked), key -> new ArrayDeque<>()).add(waiting);
    }

    private void release(Turn turn) {
        turn.hosts().forEach(name -> host(name).tests--);
    }

    private void givenBack() {
        underWay--;
        notifyAll();
    }

    private Host host(String name) {
        return hosts.computeIfAbsent(name, key -> new Host());
    }

    /** What is to be done. */
    enum Task {
        FIND_HOSTS,
        TEST,
        /** The host is left alone; it is not asked. */
        LEAVE
    }

    /** @param hosts that this turn occupies */
    record Turn(Task task, BulkTarget target, Set<String> hosts, int attempt) {}

    /**
     * How long a host is left alone that says nothing about it itself.
     *
     * @param first after the first refusal; each further one doubles it
     * @param longest a host that wants more is left alone for good
     */
    record Pauses(Duration first, Duration longest) {
        static final Pauses USUAL = new Pauses(Duration.ofSeconds(1), Duration.ofSeconds(30));

        Duration after(int refusals) {
            Duration pause = first.multipliedBy(1L << Math.min(refusals - 1, 20));
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    private record Parked(BulkTarget target, int attempt) {}

    private static final class Host {
        private int tests;
        private int refusals;
        private long notBefore = System.nanoTime();
        private boolean closed;

        private boolean isFree(long now) {
            return tests < AT_ONCE && notBefore - now <= 0;
        }
    }
}
