package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.Formats;
import ai.automatos.admin.ui.Workbench;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** How a stretch of time is said: a day, several days, or hours of a day. */
final class SpanText {
    private SpanText() {}

    static String of(Workbench bench, Span span) {
        Formats formats = bench.formats();
        ZoneId zone = formats.zone();
        ZonedDateTime from = span.from().atZone(zone);
        ZonedDateTime last = span.to().minusNanos(1).atZone(zone);
        boolean wholeDays = isMidnight(from) && isMidnight(span.to().atZone(zone));
        if (wholeDays) {
            return from.toLocalDate().equals(last.toLocalDate())
                    ? formats.date(span.from())
                    : bench.text("ui.audit.span", formats.date(span.from()), formats.date(last.toInstant()));
        }
        String end = from.toLocalDate().equals(last.toLocalDate()) || isShort(span)
                ? formats.as("HH:mm", span.to())
                : formats.moment(span.to());
        return bench.text("ui.audit.span", formats.moment(span.from()), end);
    }

    private static boolean isMidnight(ZonedDateTime time) {
        return time.equals(time.toLocalDate().atStartOfDay(time.getZone()));
    }

    private static boolean isShort(Span span) {
        return Duration.between(span.from(), span.to()).toHours() < 12;
    }
}
