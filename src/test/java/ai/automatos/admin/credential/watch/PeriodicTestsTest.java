package ai.automatos.admin.credential.watch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.credential.FakeLeases;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.credential.World;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.schedule.Lease;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeriodicTestsTest {
    private static final Duration TOOK = Duration.ofMillis(7);
    private static final Duration LATER = Duration.ofMinutes(5);

    private final Watching watching = new Watching();
    private final World world = watching.world;
    private final FakeLeases leases = new FakeLeases();
    private final CancelSignal cancel = new CancelSignal();
    /** What the service says to a token; works if nothing stands here. */
    private final Map<String, Diagnosis> refusals = new ConcurrentHashMap<>();

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private TestPace pace = TestPace.DAILY;
    private final PeriodicTests client = client();

    @BeforeEach
    void prepare() {
        world.hosts = values -> Set.of(token(values));
        world.service = values -> {
            String token = token(values);
            asked.add(token);
            Diagnosis refusal = refusals.get(token);
            return refusal == null
                    ? new ProbeOutcome.Verified(TOOK, "you")
                    : new ProbeOutcome.Failed(TOOK, refusal, "no", null, Duration.ofDays(1));
        };
    }

    private static String token(Map<String, String> values) {
        return values.values().iterator().next();
    }

    private PeriodicTests client() {
        Lease lease = new Lease("tests", Duration.ofMinutes(15), leases, world.transactions, world.clock);
        return new PeriodicTests(
                world.credentials,
                world.tester,
                world.bulk,
                new TestTimes(world.types),
                () -> pace,
                lease,
                watching.announcer,
                world.clock,
                LATER);
    }

    private Credential slack(String name) {
        return watching.slack(name, Expiry.NEVER);
    }

    /** Whose tokens were sent to the service in this run, sorted. */
    private List<String> run() {
        asked.clear();
        client.run(world.admin, cancel);
        return asked.stream().sorted().toList();
    }

    private List<String> runAfter(Duration time) {
        world.now = world.now.plus(time);
        return run();
    }

    @Test
    void nothingIsTestedUnlessTheUserWantsIt() {
        pace = TestPace.OFF;
        Credential off = slack("a");
        world.credentials.setPace(world.admin, off.id(), TestPace.OFF);
        int before = world.repository.lists();

        assertThat(runAfter(Duration.ofDays(30))).isEmpty();

        assertThat(leases.isFree()).isTrue();
        assertThat(world.repository.lists()).as("read for nothing").isEqualTo(before);
        world.credentials.setPace(world.admin, off.id(), TestPace.DAILY);
        assertThat(run()).as("wanted for this one").containsExactly("a");
    }

    @Test
    void eachIsTestedOnceADayAtItsOwnTime() {
        for (int i = 0; i < 8; i++) {
            slack("key" + i);
        }
        assertThat(run()).hasSize(8);
        assertThat(run()).isEmpty();

        List<String> all = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < 24 * 12; i++) {
            List<String> now = runAfter(Duration.ofMinutes(5));
            most = Math.max(most, now.size());
            all.addAll(now);
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(8);
        assertThat(most).as("at once").isLessThan(8);
        assertThat(watching.said()).isEmpty();
        assertThat(leases.isFree()).isTrue();
    }

    @Test
    void weeklyIsOnceAWeek() {
        pace = TestPace.WEEKLY;
        slack("a");
        int tests = 0;
        for (int hour = 0; hour < 4 * 7 * 24; hour++) {
            tests += runAfter(Duration.ofHours(1)).size();
        }
        assertThat(tests).isBetween(4, 5);
    }

    @Test
    void aPaceOfItsOwnComesBeforeTheSetting() {
        Credential never = slack("never");
        Credential own = slack("own");
        slack("other");
        world.credentials.setPace(world.admin, never.id(), TestPace.OFF);
        world.credentials.setPace(world.admin, own.id(), TestPace.WEEKLY);
        assertThat(run()).containsExactly("other", "own");
        List<String> week = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            week.addAll(runAfter(Duration.ofDays(1)));
        }
        assertThat(week).containsOnlyOnce("own").doesNotContain("never").hasSize(8);

        pace = TestPace.OFF;
        assertThat(runAfter(Duration.ofDays(8))).containsExactly("own");
        world.credentials.setPace(world.admin, own.id(), null);
        assertThat(runAfter(Duration.ofDays(8))).isEmpty();
    }

    @Test
    void whatIsSetToOffIsForgottenAndAskedForNoReason() {
        Credential key = slack("Key");
        Credential hub = watching.create("Hub", "github_api", Expiry.NEVER, "access_token", "Hub");
        run();
        world.credentials.setPace(world.admin, hub.id(), TestPace.OFF);
        refusals.put("Key", Diagnosis.NAME_NOT_FOUND);
        assertThat(runAfter(Duration.ofDays(1)))
                .as("Hub could tell, but is off")
                .containsExactly("Key");

        refusals.put("Key", Diagnosis.INVALID_KEY);
        assertThat(runAfter(Duration.ofHours(1))).containsExactly("Key");
        world.credentials.setPace(world.admin, key.id(), TestPace.OFF);
        assertThat(runAfter(LATER)).isEmpty();
        assertThat(watching.said()).isEmpty();
    }

    @Test
    void manyComeAFewAtATime() {
        for (int i = 0; i < TestTimes.AT_ONCE + 3; i++) {
            slack("key" + i);
        }
        assertThat(run()).hasSize(TestTimes.AT_ONCE);
        assertThat(run()).hasSize(3);
    }

    @Test
    void whatWouldCostOrSayNothingIsLeftOut() {
        watching.create("quota", "brave_search_api", Expiry.NEVER, "api_key", "quota");
        watching.create("no test", "stackby_api", Expiry.NEVER, "api_key", "no test");
        world.credentials.deactivate(world.admin, slack("inactive").id());
        watching.slack("expired", Expiry.on(LocalDate.parse("2026-11-25")));
        world.tamper(slack("altered"));
        assertThat(runAfter(Duration.ofDays(3))).isEmpty();
        world.locked = true;
        slackWhileLocked();
        assertThat(run()).isEmpty();
    }

    private void slackWhileLocked() {
        world.locked = false;
        slack("ready");
        world.locked = true;
    }

    @Test
    void aFailureCountsOnlyOnceItIsFoundAgain() {
        Credential key = slack("Key");
        run();
        refusals.put("Key", Diagnosis.INVALID_KEY);

        assertThat(runAfter(Duration.ofDays(1))).containsExactly("Key");
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(watching.said()).isEmpty();
        assertThat(leases.isFree()).as("held for the second try").isFalse();

        assertThat(runAfter(LATER.minusSeconds(1))).isEmpty();
        assertThat(runAfter(Duration.ofSeconds(1))).containsExactly("Key");
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.FAILED);
        assertThat(watching.said()).containsExactly("test_failed Key invalid_key");
        assertThat(leases.isFree()).isTrue();
        assertThat(world.lastDetails().path("periodic").asBoolean()).isTrue();
        assertThat(world.lastDetails().path("confirmed").asBoolean()).isTrue();
    }

    @Test
    void aDisturbanceIsNoFailure() {
        Credential key = slack("Key");
        run();
        refusals.put("Key", Diagnosis.SERVICE_ERROR);
        runAfter(Duration.ofDays(1));
        refusals.clear();
        assertThat(runAfter(LATER)).containsExactly("Key");
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(watching.said()).isEmpty();
    }

    @Test
    void whatStaysBrokenIsSaidOnceAndThatItWorksAgainToo() {
        Credential key = slack("Key");
        refusals.put("Key", Diagnosis.INVALID_KEY);
        run();
        runAfter(LATER);
        assertThat(watching.said()).containsExactly("test_failed Key invalid_key");

        for (int i = 0; i < 2; i++) {
            runAfter(Duration.ofDays(1));
            runAfter(LATER);
        }
        assertThat(watching.said()).isEmpty();
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.FAILED);

        refusals.clear();
        runAfter(Duration.ofDays(1));
        assertThat(watching.said()).containsExactly("recovered Key");
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.VERIFIED);
    }

    @Test
    void aTestByHandInBetweenSettlesIt() {
        Credential key = slack("Key");
        refusals.put("Key", Diagnosis.INVALID_KEY);
        run();
        world.now = world.now.plusSeconds(60);
        world.tester.test(world.admin, key.id(), TOOK, cancel);
        assertThat(runAfter(LATER)).isEmpty();
        assertThat(watching.said()).isEmpty();
    }

    @Test
    void newValuesInBetweenBeginAnew() {
        Credential key = slack("Key");
        refusals.put("Key", Diagnosis.INVALID_KEY);
        refusals.put("Other", Diagnosis.INVALID_KEY);
        run();
        world.credentials.edit(world.admin, key.id(), world.change(key, Set.of(), "bot_token", "Other"));
        assertThat(runAfter(LATER)).containsExactly("Other");
        assertThat(watching.said()).isEmpty();
        runAfter(LATER);
        assertThat(watching.said()).containsExactly("test_failed Key invalid_key");
    }

    @Test
    void whatIsDeletedWhileItIsTestedKeepsNothingFromBeingSaid() {
        Credential gone = slack("Gone");
        slack("Key");
        refusals.put("Gone", Diagnosis.INVALID_KEY);
        refusals.put("Key", Diagnosis.INVALID_KEY);
        run();
        var service = world.service;
        world.service = values -> {
            if (token(values).equals("Gone")) {
                world.credentials.delete(world.admin, gone.id());
            }
            return service.apply(values);
        };
        runAfter(LATER);
        assertThat(watching.said()).containsExactly("test_failed Key invalid_key");
    }

    @Test
    void whoMayNotTestIsNotAsked() {
        slack("Key");
        int events = world.log.events().size();
        client.run(world.auditor, cancel);
        assertThat(world.log.events()).hasSize(events);
    }

    @Test
    void aServiceThatWasAskedTooOftenSaysNothing() {
        Credential key = slack("Key");
        run();
        refusals.put("Key", Diagnosis.RATE_LIMITED);
        runAfter(Duration.ofDays(1));
        assertThat(runAfter(LATER)).as("left alone for a while").isEmpty();
        refusals.clear();
        assertThat(runAfter(Duration.ofHours(1))).containsExactly("Key");
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.VERIFIED);
        assertThat(watching.said()).isEmpty();
    }

    @Test
    void noNetworkIsNobodysFailure() {
        Credential key = slack("Key");
        watching.create("Hub", "github_api", Expiry.NEVER, "access_token", "Hub");
        run();
        refusals.put("Key", Diagnosis.NAME_NOT_FOUND);
        refusals.put("Hub", Diagnosis.HOST_UNREACHABLE);
        runAfter(Duration.ofDays(1));
        assertThat(runAfter(LATER)).as("later").isEmpty();
        runAfter(Duration.ofMinutes(15));
        assertThat(watching.said()).isEmpty();
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.VERIFIED);
    }

    @Test
    void aHostThatIsGoneIsOneWhereAnotherServiceAnswers() {
        Credential key = slack("Key");
        Credential hub = watching.create("Hub", "github_api", Expiry.NEVER, "access_token", "Hub");
        run();
        refusals.put("Key", Diagnosis.NAME_NOT_FOUND);
        world.now = world.now.plus(Duration.ofDays(1));
        world.tester.test(world.admin, hub.id(), TOOK, cancel);

        assertThat(run()).contains("Key", "Hub");
        runAfter(LATER);
        assertThat(watching.said()).containsExactly("test_failed Key name_not_found");
        assertThat(watching.status(key)).isEqualTo(CredentialStatus.FAILED);
    }

    @Test
    void oneClientOfATeamDoesIt() {
        slack("a");
        Lease others = new Lease("tests", Duration.ofMinutes(15), leases, world.transactions, world.clock);
        others.take();
        assertThat(run()).isEmpty();
        assertThat(runAfter(Duration.ofMinutes(15))).as("it ran out").containsExactly("a");
    }

    @Test
    void aClientThatLosesItsLeaseEnds() {
        for (int i = 0; i < 12; i++) {
            slack("key" + i);
        }
        Lease others = new Lease("tests", Duration.ofDays(1), leases, world.transactions, world.clock);
        var service = world.service;
        world.service = values -> {
            synchronized (asked) {
                if (asked.size() == 3) {
                    world.now = world.now.plus(Duration.ofMinutes(20));
                    others.take();
                }
            }
            return service.apply(values);
        };
        assertThat(run()).hasSizeBetween(4, 6);
    }

    @Test
    void aLockMeanwhileSaysNothing() {
        slack("Key");
        refusals.put("Key", Diagnosis.INVALID_KEY);
        run();
        var service = world.service;
        world.service = values -> {
            cancel.cancel();
            return service.apply(values);
        };
        runAfter(LATER);
        assertThat(watching.said()).isEmpty();
    }

    @Test
    void theLogSaysThatNobodyAskedForIt() {
        slack("Key");
        run();
        assertThat(world.log.last().action()).isEqualTo(AuditAction.TESTED);
        assertThat(world.lastDetails().path("periodic").asBoolean()).isTrue();
    }
}
