package ai.automatos.admin.ui.audit;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How much time a bar of the chart stands for. Bars begin at round times of the zone, whatever its clock changes. */
enum Step {
    MINUTE(Duration.ofMinutes(1)),
    FIVE_MINUTES(Duration.ofMinutes(5)),
    QUARTER_HOUR(Duration.ofMinutes(15)),
    HOUR(Duration.ofHours(1)),
    THREE_HOURS(Duration.ofHours(3)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7)),
    MONTH(Duration.ofDays(30)),
    YEAR(Duration.ofDays(365));

    /** As many bars as are still wide enough to be hit. */
    static final int MOST = 96;

    private final Duration length;

    Step(Duration length) {
        this.length = length;
    }

    /** The shortest that needs at most {@link #MOST} bars. */
    static Step of(Span span) {
        long seconds = Duration.between(span.from(), span.to()).toSeconds();
        return Stream.of(values())
                .filter(step -> seconds <= step.length.toSeconds() * MOST)
                .findFirst()
                .orElse(YEAR);
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isShorterThanDay() {
        return compareTo(DAY) < 0;
    }

    /** Where bars begin and end; the first and the last may be cut by the span. */
    List<Instant> bounds(Span span, ZoneId zone) {
        List<Instant> bounds = new ArrayList<>();
        bounds.add(span.from());
        ZonedDateTime at = next(span.from().atZone(zone));
        while (at.toInstant().isBefore(span.to())) {
            bounds.add(at.toInstant());
            at = next(at);
        }
        bounds.add(span.to());
        return bounds;
    }

    private ZonedDateTime next(ZonedDateTime time) {
        LocalDate day = time.toLocalDate();
        ZonedDateTime midnight = day.atStartOfDay(time.getZone());
        return switch (this) {
            case DAY -> start(day.plusDays(1), time);
            case WEEK -> start(day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), time);
            case MONTH -> start(day.withDayOfMonth(1).plusMonths(1), time);
            case YEAR -> start(day.withDayOfYear(1).plusYears(1), time);
            default -> {
                long passed = Duration.between(midnight, time).toSeconds() / length.toSeconds();
                ZonedDateTime next = midnight.plus(length.multipliedBy(passed + 1));
                ZonedDateTime tomorrow = start(day.plusDays(1), time);
                yield next.isAfter(tomorrow) ? tomorrow : next;
            }
        };
    }

    private static ZonedDateTime start(LocalDate day, ZonedDateTime like) {
        return day.atStartOfDay(like.getZone());
    }
}
