package ai.automatos.admin.app.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A clock that a script moves through the past, always forwards and never beyond the real one, which it becomes for
 * good once released. Any thread may read it; one moves it.
 */
final class DemoClock extends Clock {
    /** What reading costs, so that no two events share a moment. */
    private static final Duration TICK = Duration.ofMillis(3);

    private final Clock real;
    private @Nullable Instant scripted;

    DemoClock(Clock real, Instant start) {
        this.real = real;
        this.scripted = start;
    }

    /** Does nothing if {@code time} has passed already. */
    synchronized void moveTo(Instant time) {
        Instant now = real.instant();
        if (scripted != null && time.isAfter(scripted)) {
            scripted = time.isBefore(now) ? time : now;
        }
    }

    synchronized void advance(Duration time) {
        if (scripted != null) {
            moveTo(scripted.plus(time));
        }
    }

    synchronized void release() {
        scripted = null;
    }

    synchronized boolean isScripted() {
        return scripted != null;
    }

    @Override
    public synchronized Instant instant() {
        if (scripted == null) {
            return real.instant();
        }
        advance(TICK);
        return scripted;
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(this, Duration.ZERO).withZone(zone);
    }
}
