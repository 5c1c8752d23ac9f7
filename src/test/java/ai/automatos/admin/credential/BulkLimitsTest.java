package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How soon a run of many tests ends, and how much it holds open. */
class BulkLimitsTest {
    private static final long SOON = Duration.ofMillis(200).toNanos();
    private static final int PARALLEL = 4;
    /** A computer that is busy with something else may miss one. */
    private static final int TRIES = 5;

    private final World world = new World();

    private void create(int count) {
        for (int i = 0; i < count; i++) {
            world.create("Bot " + i, "bot_token", "xoxb-" + i);
        }
        world.hosts = values -> Set.of(values.get("bot_token"));
    }

    private BulkSummary run(BulkTester bulk, CancelSignal cancel) {
        return bulk.run(
                world.admin,
                CredentialFilter.ALL,
                new BulkOptions(PARALLEL, Duration.ofMinutes(1), false),
                BulkListener.SILENT,
                cancel);
    }

    /** Nanoseconds from the cancel to the summary, the best of some. @param begun what has happened before the cancel */
    private long untilSummary(BulkTester bulk, CountDownLatch[] begun) throws Exception {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && best >= SOON; i++) {
            begun[0] = new CountDownLatch(PARALLEL);
            CancelSignal cancel = new CancelSignal();
            CompletableFuture<BulkSummary> run = CompletableFuture.supplyAsync(() -> run(bulk, cancel));
            assertThat(begun[0].await(20, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            cancel.cancel();
            BulkSummary summary = run.get(20, TimeUnit.SECONDS);
            best = Math.min(best, System.nanoTime() - start);
            assertThat(summary.counts().count(BulkOutcome.CANCELLED)).isEqualTo(3 * PARALLEL);
        }
        return best;
    }

    @Test
    void cancellingWhileServicesAreSilentEndsTheRunAtOnce() throws Exception {
        create(3 * PARALLEL);
        CountDownLatch[] begun = new CountDownLatch[1];
        world.beforeAnswer = cancel -> {
            begun[0].countDown();
            waitFor(cancel);
        };
        world.service = values -> new ProbeOutcome.Failed(Duration.ofMillis(1), Diagnosis.CANCELLED, "");

        assertThat(untilSummary(world.bulk, begun)).isLessThan(SOON);
        assertThat(world.opened.count()).isZero();
    }

    @Test
    void cancellingWhileHostsAreLeftAloneEndsTheRunAtOnce() throws Exception {
        create(3 * PARALLEL);
        world.hosts = values -> Set.of("slack.com");
        CountDownLatch[] begun = new CountDownLatch[1];
        world.beforeAnswer = cancel -> {
            for (int i = 0; i < PARALLEL; i++) {
                begun[0].countDown();
            }
        };
        world.service = values ->
                new ProbeOutcome.Failed(Duration.ofMillis(1), Diagnosis.RATE_LIMITED, "", null, Duration.ofMinutes(5));
        TestQueue.Pauses patience = new TestQueue.Pauses(Duration.ofMinutes(5), Duration.ofMinutes(10));
        BulkTester patient = new BulkTester(world.credentials, world.tester, world.messages, () -> PARALLEL, patience);

        assertThat(untilSummary(patient, begun)).isLessThan(SOON);
    }

    @Test
    void ofManyCredentialsOnlyThoseUnderTestAreOpen() {
        world.transactions.neverUndo();
        create(10_000);

        assertThat(run(world.bulk, new CancelSignal()).counts().count(BulkOutcome.VERIFIED))
                .isEqualTo(10_000);

        assertThat(world.opened.most()).isPositive().isLessThanOrEqualTo(PARALLEL);
        assertThat(world.opened.count()).isZero();
    }

    /** As a probe does that honours the signal. */
    private static void waitFor(CancelSignal cancel) {
        CountDownLatch over = new CountDownLatch(1);
        try (CancelSignal.Registration registration = cancel.onCancel(over::countDown)) {
            assertThat(over.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
