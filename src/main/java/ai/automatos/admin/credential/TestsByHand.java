package ai.automatos.admin.credential;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Says it before the service does: {@value #MOST} tests of one credential a minute are enough for a hand. Counts what
 * this process began, cancelled or not, and what the history tells of other processes. Thread-safe.
 */
final class TestsByHand {
    static final int MOST = 10;
    static final Duration WITHIN = Duration.ofMinutes(1);

    private final Clock clock;
    private final Map<Object, Deque<Instant>> begun = new HashMap<>();

    TestsByHand(Clock clock) {
        this.clock = clock;
    }

    /**
     * A test is about to begin.
     *
     * @param key which credential
     * @param known its tests, oldest first
     * @throws UserFacingException {@code credential.test.too.often}; then nothing is counted
     */
    synchronized void begin(Object key, String name, List<PastTest> known) {
        Instant now = clock.instant();
        begun.values().forEach(times -> times.removeIf(time -> isOver(time, now)));
        begun.values().removeIf(Deque::isEmpty);
        Deque<Instant> here = begun.computeIfAbsent(key, any -> new ArrayDeque<>());
        List<Instant> stored = known.stream()
                .map(PastTest::at)
                .filter(time -> !isOver(time, now))
                .toList();
        Duration wait = Stream.of(List.copyOf(here), stored)
                .map(times -> untilNext(times, now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (!wait.isZero()) {
            long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
            throw new UserFacingException(
                    ErrorKind.CONFLICT,
                    "credential.test.too.often",
                    name,
                    Integer.toString(MOST),
                    Long.toString(seconds));
        }
        here.add(now);
    }

    /** Until the tenth newest is a minute old. */
    private static Duration untilNext(List<Instant> times, Instant now) {
        return times.size() < MOST
                ? Duration.ZERO
                : Duration.between(now, times.get(times.size() - MOST).plus(WITHIN));
    }

    /** A time in the future is another computer's clock: it does not count either. */
    private static boolean isOver(Instant time, Instant now) {
        return !time.plus(WITHIN).isAfter(now) || time.isAfter(now);
    }
}
