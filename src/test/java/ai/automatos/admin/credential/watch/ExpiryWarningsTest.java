package ai.automatos.admin.credential.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.World;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpiryWarningsTest {
    /** 2026-11-24, at noon. */
    private static final LocalDate TODAY = LocalDate.ofInstant(World.NOW, ZoneOffset.UTC);

    private final Watching watching = new Watching();
    private final World world = watching.world;
    private final ExpiryWarnings warnings =
            new ExpiryWarnings(world.credentials, watching.announcer, () -> world.zone, world.clock);

    private List<String> onDay(LocalDate day) {
        world.now = day.atTime(12, 0).toInstant(ZoneOffset.UTC);
        warnings.run(world.admin);
        return watching.said();
    }

    private Credential key(LocalDate lastDay) {
        return watching.slack("Key", Expiry.on(lastDay));
    }

    /** The service says so when it is asked. */
    private void says(Credential credential, Instant expires) {
        world.service = values -> new ProbeOutcome.Verified(Duration.ofMillis(1), "you", null, "", expires);
        world.tester.test(world.admin, credential.id(), Duration.ofSeconds(1), new CancelSignal());
    }

    @Test
    void eachStepIsSaidOnceOnItsDay() {
        LocalDate end = TODAY.plusDays(40);
        key(end);
        for (int left = 40; left >= -40; left--) {
            List<String> said = onDay(end.minusDays(left));
            assertThat(onDay(end.minusDays(left)))
                    .as("again, %d days before", left)
                    .isEmpty();
            switch (left) {
                case 30, 7, 1, 0 -> assertThat(said).containsExactly("expiring Key " + left + " " + end);
                case -1 -> assertThat(said).containsExactly("expired Key " + end);
                default -> assertThat(said).as("%d days before", left).isEmpty();
            }
        }
    }

    @Test
    void aMissedStepIsMadeUpForByTheNextAlone() {
        LocalDate end = TODAY.plusDays(5);
        key(end);
        assertThat(onDay(TODAY)).containsExactly("expiring Key 5 " + end);
        assertThat(onDay(TODAY.plusDays(1))).isEmpty();
        assertThat(onDay(end.minusDays(1))).containsExactly("expiring Key 1 " + end);
    }

    @Test
    void whatEndedLongAgoIsNoNews() {
        key(TODAY.plusDays(1));
        assertThat(onDay(TODAY.plusDays(32))).isEmpty();
    }

    @Test
    void aDayThatMovedIsWarnedOfAnew() {
        Credential key = key(TODAY.plusDays(7));
        assertThat(onDay(TODAY)).hasSize(1);

        watching.move(key, TODAY.plusDays(6));
        assertThat(onDay(TODAY)).containsExactly("expiring Key 6 " + TODAY.plusDays(6));
        watching.move(key, TODAY.plusDays(300));
        assertThat(onDay(TODAY.plusDays(10))).isEmpty();
    }

    @Test
    void daysAreThoseOfTheTimeZone() {
        world.zone = ZoneId.of("Pacific/Auckland");
        LocalDate there = LocalDate.ofInstant(World.NOW, world.zone);
        assertThat(there).isEqualTo(TODAY.plusDays(1));
        key(there.plusDays(1));
        assertThat(onDay(TODAY)).containsExactly("expiring Key 1 " + there.plusDays(1));
    }

    @Test
    void nobodyIsWarnedOfWhatIsInactiveAlteredOrGone() {
        Credential inactive = key(TODAY.plusDays(1));
        world.credentials.deactivate(world.admin, inactive.id());
        world.tamper(watching.slack("Altered", Expiry.on(TODAY)));
        Credential deleted = watching.slack("Deleted", Expiry.on(TODAY));
        world.credentials.delete(world.admin, deleted.id());
        assertThat(onDay(TODAY)).isEmpty();

        world.credentials.activate(world.admin, inactive.id());
        assertThat(onDay(TODAY)).hasSize(1);
    }

    @Test
    void whatTheServiceSaidCountsIfItIsTheEarlier() {
        Credential key = key(TODAY.plusDays(7));
        says(key, Instant.parse("2026-11-26T08:00:00Z"));
        assertThat(onDay(TODAY)).containsExactly("expiring Key 2 2026-11-26");

        says(key, Instant.parse("2027-11-26T08:00:00Z"));
        assertThat(onDay(TODAY)).containsExactly("expiring Key 7 2026-12-01");
    }

    @Test
    void whatTheServiceSaidOfEarlierValuesDoesNotCount() {
        Credential key = watching.slack("Key", Expiry.NEVER);
        says(key, Instant.parse("2026-11-25T08:00:00Z"));
        world.credentials.edit(world.admin, key.id(), world.change(key, Set.of(), "bot_token", "new"));
        assertThat(onDay(TODAY)).isEmpty();

        says(key, Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(onDay(TODAY)).containsExactly("expiring Key 1 2026-11-25");
    }

    @Test
    void accessThatRenewsItselfDoesNotEnd() {
        String[] client = {"client_id", "id-1", "client_secret", "shh", "access_token", "old"};
        Credential crm = watching.create("CRM", "hubspot_oauth2", Expiry.NEVER, client);
        says(crm, World.NOW.plusSeconds(3600));
        assertThat(onDay(TODAY)).containsExactly("expiring CRM 0 " + TODAY);

        Credential renewed = watching.create("Renewed", "hubspot_oauth2", Expiry.NEVER, client);
        world.credentials.edit(world.admin, renewed.id(), world.change(renewed, Set.of(), "refresh_token", "r"));
        says(renewed, World.NOW.plusSeconds(3600));
        assertThat(onDay(TODAY)).isEmpty();
    }
}
