package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A refresh token is used once, whoever else is at work at the same moment. */
class RenewalTurnsTest {
    private static final Duration TOOK = Duration.ofMillis(7);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final World world = new World();

    private Credential create() {
        CredentialDraft draft = new CredentialDraft(
                "CRM",
                "hubspot_oauth2",
                CredentialEnvironment.PRODUCTION,
                "",
                List.of(),
                Expiry.NEVER,
                World.values(
                        "client_id",
                        "id-1",
                        "client_secret",
                        "shh",
                        "access_token",
                        "old-access",
                        "refresh_token",
                        "old-refresh"));
        world.service = values -> values.get("access_token").startsWith("old")
                ? new ProbeOutcome.Failed(TOOK, Diagnosis.INVALID_KEY, "401")
                : new ProbeOutcome.Verified(TOOK, "account 42");
        return world.credentials.create(world.admin, draft).credential();
    }

    private TestResult test(Credential credential) {
        return test(world.tester, credential);
    }

    private TestResult test(ConnectionTester tester, Credential credential) {
        return tester.test(world.admin, credential.id(), LONG, new CancelSignal());
    }

    private RenewalTurns turns() {
        return new RenewalTurns(world.leases, world.transactions, world.clock);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void twoTestsAtOnceUseTheRefreshTokenOnce() throws Exception {
        assertUsedOnce(world.tester, world.tester);
    }

    @Test
    void twoComputersAtOnceUseTheRefreshTokenOnce() throws Exception {
        assertUsedOnce(world.tester, world.anotherTester());
    }

    private void assertUsedOnce(ConnectionTester first, ConnectionTester second) throws Exception {
        Credential crm = create();
        AtomicInteger renewals = new AtomicInteger();
        CountDownLatch bothRefused = new CountDownLatch(2);
        world.beforeAnswer = cancel -> {
            bothRefused.countDown();
            await(bothRefused);
        };
        world.renewal = values -> {
            renewals.incrementAndGet();
            return Map.of("access_token", "new-access", "refresh_token", "new-refresh");
        };

        CompletableFuture<TestResult> one = CompletableFuture.supplyAsync(() -> test(first, crm));
        CompletableFuture<TestResult> other = CompletableFuture.supplyAsync(() -> test(second, crm));

        assertThat(one.get(20, TimeUnit.SECONDS).status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(other.get(20, TimeUnit.SECONDS).status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(renewals).hasValue(1);
        assertThat(world.stored(crm).valueVersion()).isEqualTo(2);
        assertThat(world.opened.count()).isZero();
        assertThat(world.leases.isFree()).isTrue();
    }

    @Test
    void aComputerThatDiedHoldsNobodyUpForLong() throws Exception {
        UUID id = new UUID(1, 2);
        Deadline deadline = Deadline.in(Duration.ofSeconds(10));
        turns().begin(id, deadline, new CancelSignal());

        assertThat(refusal(turns(), id, Duration.ofMillis(20), new CancelSignal()))
                .isEqualTo(Diagnosis.TIMEOUT);
        world.now = world.now.plusSeconds(70);
        turns().begin(id, deadline, new CancelSignal()).close();
        assertThat(world.leases.isFree()).isTrue();
    }

    @Test
    void tokensOfASignInMeanwhileAreNotOverwritten() {
        Credential crm = create();
        world.renewal = values -> {
            world.credentials.edit(
                    world.admin,
                    crm.id(),
                    world.change(
                            world.stored(crm), Set.of(), "access_token", "signed-in", "refresh_token", "of-sign-in"));
            return Map.of("access_token", "new-access", "refresh_token", "new-refresh");
        };

        assertThat(test(crm).status()).isEqualTo(TestStatus.VERIFIED);
        assertThat(world.storedValues(crm))
                .containsEntry("access_token", "signed-in")
                .containsEntry("refresh_token", "of-sign-in");
    }

    @Test
    void tokensThatCannotBeStoredAreWiped() {
        Credential crm = create();
        world.renewal = values -> {
            world.locked = true;
            return Map.of("access_token", "new-access");
        };

        assertThatThrownBy(() -> test(crm)).isInstanceOf(UserFacingException.class);
        assertThat(world.opened.count()).isZero();
    }

    @Test
    void nothingNewIsNoNewVersion() {
        Credential crm = create();

        assertThat(test(crm).diagnosis()).isEqualTo(Diagnosis.INVALID_KEY);
        assertThat(world.stored(crm).valueVersion()).isEqualTo(1);
    }

    @Test
    void whoWaitsForItsTurnCanBeCancelledAndWaitsNoLongerThanTheLimit() throws Exception {
        RenewalTurns turns = turns();
        UUID id = new UUID(1, 2);
        RenewalTurns.Turn turn = turns.begin(id, Deadline.in(LONG), new CancelSignal());
        turns.begin(new UUID(1, 3), Deadline.in(LONG), new CancelSignal());

        CancelSignal cancel = new CancelSignal();
        CompletableFuture<Diagnosis> waiting = CompletableFuture.supplyAsync(() -> refusal(turns, id, LONG, cancel));
        cancel.cancel();
        assertThat(waiting.get(10, TimeUnit.SECONDS)).isEqualTo(Diagnosis.CANCELLED);
        assertThat(refusal(turns, id, Duration.ofMillis(20), new CancelSignal()))
                .isEqualTo(Diagnosis.TIMEOUT);

        turn.close();
        turns.begin(id, Deadline.in(LONG), new CancelSignal());
    }

    private static Diagnosis refusal(RenewalTurns turns, UUID id, Duration limit, CancelSignal cancel) {
        return catchThrowableOfType(ProbeFailure.class, () -> turns.begin(id, Deadline.in(limit), cancel))
                .diagnosis();
    }
}
