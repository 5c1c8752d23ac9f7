package ai.automatos.admin.credential.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.World;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TestTimesTest {
    private final Watching watching = new Watching();
    private final World world = watching.world;
    private final TestTimes times = new TestTimes(world.types);

    private boolean isWatched(Credential credential) {
        return times.isWatched(
                world.credentials.view(world.admin, credential.id()).summary(), TestPace.DAILY, world.now);
    }

    @Test
    void whatHasExpiredIsNotTestedButWhatItsServiceSaidHasEndedMayHaveBeenRenewedThere() {
        Instant end = world.now.plus(Duration.ofDays(1));
        Credential noted = watching.slack("noted", Expiry.on(LocalDate.ofInstant(world.now, ZoneOffset.UTC)));
        Credential told = watching.slack("told", Expiry.NEVER);
        world.service = values -> new ProbeOutcome.Verified(Duration.ofMillis(1), "you", null, "", end);
        world.tester.test(world.admin, told.id(), Duration.ofSeconds(1), new CancelSignal());
        assertThat(isWatched(noted)).isTrue();

        world.now = end;
        assertThat(watching.status(noted)).isEqualTo(CredentialStatus.EXPIRED);
        assertThat(watching.status(told)).isEqualTo(CredentialStatus.EXPIRED);
        assertThat(isWatched(noted)).isFalse();
        assertThat(isWatched(told)).isTrue();

        world.service = values -> new ProbeOutcome.Verified(Duration.ofMillis(1), "you");
        world.tester.test(world.admin, told.id(), Duration.ofSeconds(1), new CancelSignal());
        assertThat(watching.status(told)).isEqualTo(CredentialStatus.VERIFIED);
    }
}
