package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.Ending;
import ai.automatos.admin.ui.Workbench;
import java.time.Duration;
import java.time.Instant;

/** A credential's end in words: when, and who says so. */
final class EndingText {
    private EndingText() {}

    /** How long it still has, in two or three words. */
    static String badge(Workbench bench, Ending end) {
        long days = bench.formats().daysTo(end.at());
        return days > 0
                ? bench.text("ui.status.expires", days)
                : bench.text("ui.status.expires.hours", hoursTo(bench.formats().now(), end.at()));
    }

    /** The last day and who named it, as a part of a sentence. */
    static String line(Workbench bench, Ending end) {
        Instant now = bench.formats().now();
        String day = bench.formats().date(end.at().minusMillis(1)); // Midnight ends the day before.
        if (end.at().isAfter(now)) {
            return bench.text(end.told() ? "ui.detail.expires.told" : "ui.detail.expires", day);
        }
        return bench.text(end.told() ? "ui.detail.expired.told" : "ui.detail.expired", day);
    }

    /** A part of an hour is one. */
    private static long hoursTo(Instant now, Instant end) {
        return Math.max(1, Math.round(Duration.between(now, end).toMinutes() / 60.0));
    }
}
