package ai.automatos.admin.ui;

import ai.automatos.admin.common.Messages;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/** How the window writes times and numbers: relative up to a day, then a date. */
public final class Formats {
    private final Messages messages;
    private final Clock clock;
    private final Supplier<ZoneId> zone;

    /** @param zone the time zone of the settings, asked anew each time */
    public Formats(Messages messages, Clock clock, Supplier<ZoneId> zone) {
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    public Instant now() {
        return clock.instant();
    }

    public ZoneId zone() {
        return zone.get();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }

    public String number(long value) {
        return NumberFormat.getIntegerInstance(messages.locale()).format(value);
    }

    public String percent(long part, long whole) {
        return whole == 0 ? messages.get("ui.none") : messages.get("ui.percent", Math.round(100.0 * part / whole));
    }

    public String date(Instant time) {
        return pattern("d MMM yyyy").format(time.atZone(zone()));
    }

    public String date(LocalDate day) {
        return pattern("d MMM yyyy").format(day);
    }

    public String day(Instant time) {
        return pattern("EEEE, d MMMM yyyy").format(time.atZone(zone()));
    }

    public String time(Instant time) {
        return pattern("HH:mm:ss").format(time.atZone(zone()));
    }

    public String exact(Instant time) {
        return pattern("d MMM yyyy, HH:mm:ss.SSSSSS").format(time.atZone(zone()));
    }

    public String moment(Instant time) {
        return pattern("d MMM yyyy, HH:mm").format(time.atZone(zone()));
    }

    /** A moment with seconds, for lists in the order of time. */
    public String stamp(Instant time) {
        return as("d MMM yyyy, HH:mm:ss", time);
    }

    /** @param pattern of {@link DateTimeFormatter} */
    public String as(String pattern, Instant time) {
        return pattern(pattern).format(time.atZone(zone()));
    }

    /** As people say it: just now, 4 min ago, 3 h ago, then the date. */
    public String ago(Instant time) {
        Duration passed = Duration.between(time, now());
        if (passed.toMinutes() < 1) {
            return messages.get("ui.ago.now");
        }
        if (passed.toHours() < 1) {
            return messages.get("ui.ago.minutes", passed.toMinutes());
        }
        return passed.toHours() < 24 ? messages.get("ui.ago.hours", passed.toHours()) : date(time);
    }

    /** Whole days from now to a moment ahead, 0 on the last day. */
    public long daysTo(Instant time) {
        return ChronoUnit.DAYS.between(now(), time);
    }

    private DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, messages.locale());
    }
}
