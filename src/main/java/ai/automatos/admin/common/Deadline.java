package ai.automatos.admin.common;

import java.time.Duration;

/** One limit that several steps share, counted from when it was made. Immutable. */
public final class Deadline {
    private final Duration limit;
    private final long start = System.nanoTime();

    private Deadline(Duration limit) {
        this.limit = limit;
    }

    public static Deadline in(Duration limit) {
        return new Deadline(limit);
    }

    /** For all steps together. */
    public Duration limit() {
        return limit;
    }

    /** Since it was made. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /** For the steps that are still to come; zero when it is over. */
    public Duration left() {
        Duration left = limit.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean isOver() {
        return left().isZero();
    }
}
