package ai.automatos.admin.common;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Time as both databases keep it: UTC, cut to microseconds before it is stored, hashed or compared. */
public final class Times {
    private Times() {}

    public static Instant now(Clock clock) {
        return micros(clock.instant());
    }

    public static Instant micros(Instant time) {
        return time.truncatedTo(ChronoUnit.MICROS);
    }
}
