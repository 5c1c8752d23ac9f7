package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and writes points in time as people type and read them, in the vault's time zone. */
final class Moments {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,6})\\s*(ms|s|m|h|d)");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final Clock clock;
    private final Supplier<ZoneId> zone;

    /** @param zone asked anew each time */
    Moments(Clock clock, Supplier<ZoneId> zone) {
        this.clock = clock;
        this.zone = zone;
    }

    /** A date ({@code 2027-01-31}, its first moment), a local time ({@code 2027-01-31T12:00}) or one with offset. */
    Instant parse(String option, String text) {
        try {
            if (text.length() <= 10) {
                return date(option, text).atStartOfDay(zone()).toInstant();
            }
            if (text.endsWith("Z") || text.matches(".*[+-]\\d\\d:?\\d\\d")) {
                return OffsetDateTime.parse(text).toInstant();
            }
            return LocalDateTime.parse(text).atZone(zone()).toInstant();
        } catch (DateTimeException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "cli.time", option, text);
        }
    }

    /** As {@link #parse}, but a bare date means the first moment of the day after: it is included. */
    Instant parseEnd(String option, String text) {
        return text.length() <= 10
                ? date(option, text).plusDays(1).atStartOfDay(zone()).toInstant()
                : parse(option, text);
    }

    LocalDate date(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new UserFacingException(e, ErrorKind.INVALID_INPUT, "cli.time", option, text);
        }
    }

    /** {@code 10s}, {@code 500ms}, {@code 24h}, {@code 7d}. */
    static Duration length(String option, String text) {
        Matcher matcher = LENGTH.matcher(text.trim());
        if (!matcher.matches()) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "cli.duration", option, text);
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
        };
    }

    Instant ago(String option, String text) {
        return clock.instant().minus(length(option, text));
    }

    String show(@Nullable Instant time) {
        return time == null ? "–" : SHOWN.format(time.atZone(zone()));
    }

    ZoneId zone() {
        return zone.get();
    }
}
