package ai.automatos.admin.credential.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.World;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ExpiryCalendarTest {
    private static final LocalDate DAY = LocalDate.parse("2026-12-31");

    private final Watching watching = new Watching();
    private final World world = watching.world;
    private final ExpiryCalendar calendar =
            new ExpiryCalendar(world.credentials, world.messages, () -> world.zone, world.clock);

    @Test
    void eachDayIsAnEventOfItsOwnThatNamesTheCredentialAlone() {
        Credential key = watching.slack("Slack, main", Expiry.on(DAY));
        watching.slack("Endless", Expiry.NEVER);

        ExpiryCalendar.Contents contents = calendar.write(world.admin);
        assertThat(contents.events()).isEqualTo(1);
        assertThat(contents.text().split("\r\n"))
                .containsExactly(
                        "BEGIN:VCALENDAR",
                        "VERSION:2.0",
                        "PRODID:-//Automatos//Automatos Admin//EN",
                        "METHOD:PUBLISH",
                        "BEGIN:VEVENT",
                        "UID:" + key.id() + "@expiry.automatos-admin",
                        "DTSTAMP:20261124T120000Z",
                        "DTSTART;VALUE=DATE:20261231",
                        "DTEND;VALUE=DATE:20270101",
                        "SUMMARY:Slack\\, main expires",
                        "TRANSP:TRANSPARENT",
                        "END:VEVENT",
                        "END:VCALENDAR");
    }

    @Test
    void aDayThatMovedKeepsItsIdentity() {
        Credential key = watching.slack("Key", Expiry.on(DAY));
        watching.move(key, DAY.plusDays(1));
        assertThat(calendar.write(world.admin).text()).contains("UID:" + key.id() + "@", "DTSTART;VALUE=DATE:20270101");
    }

    @Test
    void whatIsOverOrInactiveIsLeftOut() {
        watching.slack("Over", Expiry.on(LocalDate.parse("2026-11-24")));
        world.credentials.deactivate(
                world.admin, watching.slack("Inactive", Expiry.on(DAY)).id());
        world.now = World.NOW.plusSeconds(24 * 3600);
        assertThat(calendar.write(world.admin).events()).isZero();
    }
}
