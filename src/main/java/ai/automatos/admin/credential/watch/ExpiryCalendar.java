package ai.automatos.admin.credential.watch;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.identity.Caller;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The expiry dates as a calendar (RFC 5545), for whoever plans by one: names and days, nothing else. An event keeps its
 * UID, so that a calendar that reads it again moves it.
 */
public final class ExpiryCalendar {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final CredentialService credentials;
    private final Messages messages;
    private final Supplier<ZoneId> zone;
    private final Clock clock;

    /** @param zone whose days are counted */
    public ExpiryCalendar(CredentialService credentials, Messages messages, Supplier<ZoneId> zone, Clock clock) {
        this.credentials = credentials;
        this.messages = messages;
        this.zone = zone;
        this.clock = clock;
    }

    /** @param text to be written as it is, in UTF-8 */
    public record Contents(String text, int events) {}

    /** The last days, from today on, of active credentials that the caller sees. */
    public Contents write(Caller caller) {
        ZoneId here = zone.get();
        LocalDate today = LocalDate.ofInstant(clock.instant(), here);
        List<CredentialSummary> rows = credentials.list(caller, CredentialFilter.ALL);
        CalendarText text = new CalendarText();
        text.line("BEGIN", "VCALENDAR")
                .line("VERSION", "2.0")
                .line("PRODID", "-//Automatos//Automatos Admin//EN")
                .line("METHOD", "PUBLISH");
        int events = 0;
        for (CredentialSummary row : rows) {
            Optional<LocalDate> day = LastDay.of(row, here).filter(end -> !end.isBefore(today));
            if (day.isPresent()) {
                event(text, row.credential(), day.get());
                events++;
            }
        }
        return new Contents(text.line("END", "VCALENDAR").toString(), events);
    }

    private void event(CalendarText text, Credential credential, LocalDate day) {
        text.line("BEGIN", "VEVENT")
                .line("UID", credential.id() + "@expiry.automatos-admin")
                .line("DTSTAMP", STAMP.format(clock.instant()))
                .line("DTSTART;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(day))
                .line("DTEND;VALUE=DATE", DateTimeFormatter.BASIC_ISO_DATE.format(day.plusDays(1)))
                .textLine("SUMMARY", messages.get("calendar.expires", credential.name()))
                .line("TRANSP", "TRANSPARENT")
                .line("END", "VEVENT");
    }
}
