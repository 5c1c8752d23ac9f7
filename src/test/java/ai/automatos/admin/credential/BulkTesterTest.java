package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BulkTesterTest {
    private static final Duration TOOK = Duration.ofMillis(7);
    private static final Function<Map<String, String>, ProbeOutcome> WORKS =
            values -> new ProbeOutcome.Verified(TOOK, "you are " + values.get("bot_token"));

    private final World world = new World();
    private final CancelSignal cancel = new CancelSignal();

    private List<Credential> create(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> world.create("Bot " + i, "bot_token", "xoxb-" + i))
                .toList();
    }

    private BulkSummary run(BulkOptions options) {
        return world.bulk.run(world.admin, CredentialFilter.ALL, options, BulkListener.SILENT, cancel);
    }

    private BulkSummary run() {
        return run(BulkOptions.DEFAULT);
    }

    private static Function<Map<String, String>, ProbeOutcome> answers(Map<String, ProbeOutcome> byToken) {
        return values -> byToken.getOrDefault(values.get("bot_token"), new ProbeOutcome.Verified(TOOK, "works"));
    }

    private CredentialStatus status(Credential credential) {
        return world.credentials.view(world.admin, credential.id()).summary().status();
    }

    private long events(AuditAction action) {
        return world.actions().stream().filter(action::equals).count();
    }

    @Test
    void everyCredentialIsTestedOnceAndCounted() {
        List<Credential> bots = create(5);
        world.credentials.edit(world.admin, bots.get(4).id(), world.change(bots.get(4), Set.of(), "bot_token", "new"));
        world.service = answers(Map.of(
                "xoxb-1", new ProbeOutcome.Failed(TOOK, Diagnosis.INVALID_KEY, "401 Unauthorized"),
                "xoxb-2", new ProbeOutcome.NotTestable(TOOK, "There is nothing to ask."),
                "xoxb-3", new ProbeOutcome.Verified(TOOK, "you", Diagnosis.PERMISSION_DENIED, "403 Forbidden", null)));
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        BulkSummary summary = world.bulk.run(
                world.admin,
                CredentialFilter.ALL,
                BulkOptions.DEFAULT,
                (result, progress) -> heard.add(result.target().name() + " of " + progress.total()),
                cancel);

        assertThat(summary.results())
                .extracting(result -> result.target().name(), BulkResult::outcome, BulkResult::valueVersion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Bot 0", BulkOutcome.VERIFIED, 1L),
                        org.assertj.core.groups.Tuple.tuple("Bot 1", BulkOutcome.FAILED, 1L),
                        org.assertj.core.groups.Tuple.tuple("Bot 2", BulkOutcome.NOT_TESTABLE, 1L),
                        org.assertj.core.groups.Tuple.tuple("Bot 3", BulkOutcome.RESERVED, 1L),
                        org.assertj.core.groups.Tuple.tuple("Bot 4", BulkOutcome.VERIFIED, 2L));
        assertThat(summary.counts().done()).isEqualTo(5);
        assertThat(summary.counts().count(BulkOutcome.VERIFIED)).isEqualTo(2);
        assertThat(summary.hasFailures()).isTrue();
        assertThat(heard).hasSize(5).contains("Bot 1 of 5");
        assertThat(events(AuditAction.TESTED)).isEqualTo(5);
        assertThat(status(bots.get(1))).isEqualTo(CredentialStatus.FAILED);
    }

    @Test
    void onlyTheChosenAreTested() {
        List<Credential> bots = create(3);
        BulkSummary summary = world.bulk.run(
                world.admin, List.of(bots.get(1).id()), BulkOptions.DEFAULT, BulkListener.SILENT, cancel);
        assertThat(summary.results())
                .extracting(result -> result.target().id())
                .containsExactly(bots.get(1).id());
        assertThat(events(AuditAction.TESTED)).isEqualTo(1);
    }

    @Test
    void noMoreThanTwoAskOneHostAndNoMoreThanAllowedAskAtAll() {
        create(24);
        world.hosts = values ->
                Set.of("host-" + Integer.parseInt(values.get("bot_token").substring(5)) % 4);
        Map<String, AtomicInteger> asking = new java.util.concurrent.ConcurrentHashMap<>();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger all = new AtomicInteger();
        AtomicInteger mostOfAll = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(5);
        world.service = values -> {
            String host = world.hosts.apply(values).iterator().next();
            AtomicInteger here = asking.computeIfAbsent(host, key -> new AtomicInteger());
            most.accumulateAndGet(here.incrementAndGet(), Math::max);
            mostOfAll.accumulateAndGet(all.incrementAndGet(), Math::max);
            busy.countDown();
            await(busy); // Until as many run as may: so the limits are really reached.
            here.decrementAndGet();
            all.decrementAndGet();
            return WORKS.apply(values);
        };
        BulkSummary summary = run(new BulkOptions(5, Duration.ofSeconds(10), false));
        assertThat(summary.counts().count(BulkOutcome.VERIFIED)).isEqualTo(24);
        assertThat(mostOfAll).hasValue(5);
        assertThat(most).hasValue(2);
    }

    @Test
    void cancellingEndsWhatRunsAndLeavesTheRestAsItWas() {
        List<Credential> bots = create(6);
        run();
        long before = world.log.events().size();
        CountDownLatch running = new CountDownLatch(2);
        world.service = values -> {
            running.countDown();
            await(running);
            cancel.cancel();
            return new ProbeOutcome.Failed(TOOK, Diagnosis.CANCELLED, "");
        };
        BulkSummary summary = run();
        assertThat(summary.counts().count(BulkOutcome.CANCELLED)).isEqualTo(6);
        assertThat(summary.results())
                .filteredOn(result -> result.test() != null)
                .hasSize(2);
        assertThat(world.log.events().size() - before).isEqualTo(2);
        assertThat(bots).allSatisfy(bot -> assertThat(status(bot)).isEqualTo(CredentialStatus.VERIFIED));
    }

    @Test
    void aServiceThatWasAskedTooOftenIsAskedAgainLater() {
        Credential bot = create(1).get(0);
        AtomicInteger asked = new AtomicInteger();
        world.service = values -> asked.incrementAndGet() < 3
                ? new ProbeOutcome.Failed(TOOK, Diagnosis.RATE_LIMITED, "429", null, Duration.ofMillis(1))
                : WORKS.apply(values);
        BulkSummary summary = run();
        assertThat(summary.results().get(0).outcome()).isEqualTo(BulkOutcome.VERIFIED);
        assertThat(asked).hasValue(3);
        assertThat(status(bot)).isEqualTo(CredentialStatus.VERIFIED);
    }

    @Test
    void whoIsNeverLetInIsNotCheckedAndKeepsItsStatus() {
        Credential bot = create(1).get(0);
        run();
        world.service = values -> new ProbeOutcome.Failed(TOOK, Diagnosis.RATE_LIMITED, "429 Too Many Requests");
        BulkSummary summary = run();
        assertThat(summary.results().get(0).outcome()).isEqualTo(BulkOutcome.RATE_LIMITED);
        assertThat(summary.results().get(0).message()).contains("429 Too Many Requests");
        assertThat(summary.hasFailures()).isFalse();
        assertThat(status(bot)).isEqualTo(CredentialStatus.VERIFIED);
    }

    @Test
    void aServiceThatWantsAnHourIsNotAskedForTheOthers() {
        create(4);
        AtomicInteger asked = new AtomicInteger();
        world.service = values -> {
            asked.incrementAndGet();
            return new ProbeOutcome.Failed(TOOK, Diagnosis.RATE_LIMITED, "429", null, Duration.ofHours(1));
        };
        BulkSummary summary = run(new BulkOptions(1, Duration.ofSeconds(1), false));
        assertThat(asked).hasValue(1);
        assertThat(summary.counts().count(BulkOutcome.RATE_LIMITED)).isEqualTo(4);
        assertThat(summary.results().get(3).message()).contains("left alone");
    }

    @Test
    void testsThatCostSomethingAreSkippedUnlessWanted() {
        CredentialDraft paid = new CredentialDraft(
                "Search",
                "brave_search_api",
                CredentialEnvironment.TESTING,
                "",
                List.of(),
                Expiry.NEVER,
                World.values("api_key", "BSA1234567890"));
        world.credentials.create(world.admin, paid);
        BulkSummary spared = run();
        assertThat(spared.results().get(0).outcome()).isEqualTo(BulkOutcome.SKIPPED_QUOTA);
        assertThat(events(AuditAction.TESTED)).isZero();

        BulkSummary wanted = run(new BulkOptions(2, Duration.ofSeconds(1), true));
        assertThat(wanted.results().get(0).outcome()).isEqualTo(BulkOutcome.VERIFIED);
        assertThat(world.bulk.countUsingQuota(List.of("slack", "brave_search_api")))
                .isEqualTo(1);
    }

    @Test
    void oneThatCannotBeTestedDoesNotStopTheOthers() {
        List<Credential> bots = create(3);
        world.tamper(bots.get(0));
        world.hosts = values -> {
            if (values.get("bot_token").equals("xoxb-1")) {
                world.credentials.delete(world.admin, bots.get(1).id());
            }
            return Set.of("slack.com");
        };
        BulkSummary summary = run();
        assertThat(summary.results())
                .extracting(BulkResult::outcome)
                .containsExactly(BulkOutcome.REFUSED, BulkOutcome.REFUSED, BulkOutcome.VERIFIED);
        assertThat(summary.results().get(0).message()).contains("Bot 0");
        assertThat(summary.hasFailures()).isTrue();
    }

    @Test
    void aVaultThatIsLockedMeanwhileEndsTheRun() {
        create(5);
        world.service = values -> {
            world.locked = true;
            return WORKS.apply(values);
        };
        assertThat(world.refusal(() -> run(new BulkOptions(1, TOOK, false)))).startsWith("vault.locked");
        assertThat(events(AuditAction.TESTED)).isEqualTo(1);
    }

    @Test
    void aBrokenLogEndsTheRun() {
        create(3);
        world.log.breakDown();
        assertThatThrownBy(this::run).isInstanceOf(FakeAuditLog.Broken.class);
    }

    @Test
    void whoMayNotTestIsRefusedOnce() {
        create(3);
        assertThatThrownBy(() -> world.bulk.run(
                        world.auditor, CredentialFilter.ALL, BulkOptions.DEFAULT, BulkListener.SILENT, cancel))
                .isInstanceOf(UserFacingException.class);
        assertThat(world.actions()).endsWith(AuditAction.ACCESS_DENIED).doesNotContain(AuditAction.TESTED);
        assertThat(events(AuditAction.ACCESS_DENIED)).isEqualTo(1);
    }

    @Test
    void nothingToTestIsDoneAtOnce() {
        assertThat(run().results()).isEmpty();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
