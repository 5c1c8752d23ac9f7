package ai.automatos.admin.ui.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The choices for the time. Days begin at midnight in the zone of the settings, and a day that has begun is shown whole:
 * the last 7 days are today and the seven days before it.
 */
enum TimeRange {
    DAY(1),
    WEEK(7),
    MONTH(30),
    QUARTER(90),
    CUSTOM(0);

    static final TimeRange FIRST = MONTH;

    private final int days;

    TimeRange(int days) {
        this.days = days;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the other range shows more of the past; a custom range may show anything. */
    boolean isShorterThan(TimeRange other) {
        return days < other.days;
    }

    /** @throws IllegalStateException for {@link #CUSTOM}, whose days the user gives */
    Span span(Instant now, ZoneId zone) {
        return switch (this) {
            case DAY -> {
                Instant hour = now.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant();
                yield new Span(hour.minus(Duration.ofHours(24)), hour.plus(Duration.ofHours(1)));
            }
            case WEEK, MONTH, QUARTER -> {
                LocalDate today = LocalDate.ofInstant(now, zone);
                yield days(today.minusDays(days), today, zone);
            }
            case CUSTOM -> throw new IllegalStateException();
        };
    }

    /** Whole days, both included. */
    static Span days(LocalDate first, LocalDate last, ZoneId zone) {
        return new Span(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
