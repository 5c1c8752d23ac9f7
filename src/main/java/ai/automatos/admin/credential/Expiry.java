package ai.automatos.admin.credential;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When a credential stops being accepted, as a user says it. @param lastDay still good all that day; null for never */
public record Expiry(@Nullable LocalDate lastDay) {
    public static final Expiry NEVER = new Expiry(null);

    public static Expiry on(LocalDate lastDay) {
        return new Expiry(lastDay);
    }

    /** The moment the last day ends in {@code zone}, or null for never. */
    @Nullable
    Instant instant(ZoneId zone) {
        return lastDay == null ? null : lastDay.plusDays(1).atStartOfDay(zone).toInstant();
    }
}
