package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.TIME;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

abstract class LeaseRepositoryContract extends StoreContract {
    private static final UUID ANA = new UUID(0, 1);
    private static final UUID BOB = new UUID(0, 2);

    LeaseRepositoryContract(TestEngine engine) {
        super(engine);
    }

    @Test
    void oneHoldsItUntilItRunsOut() {
        assertThat(take(ANA, 0)).isTrue();
        assertThat(take(BOB, 59)).isFalse();
        assertThat(take(BOB, 60)).isTrue();
        assertThat(take(ANA, 61)).isFalse();
    }

    @Test
    void theHolderHoldsItLonger() {
        take(ANA, 0);
        assertThat(take(ANA, 30)).isTrue();
        assertThat(take(BOB, 89)).isFalse();
        assertThat(take(BOB, 90)).isTrue();
    }

    @Test
    void givenBackItIsFree() {
        take(ANA, 0);
        store.inUnit(() -> store.leases.giveBack("job", BOB));
        assertThat(take(BOB, 1)).isFalse();

        store.inUnit(() -> store.leases.giveBack("job", ANA));
        assertThat(take(BOB, 1)).isTrue();
    }

    @Test
    void eachJobHasItsOwn() {
        take(ANA, 0);
        assertThat(take(store, "other", BOB, 0)).isTrue();
    }

    /** Two clients of a team look at the same moment, at a free lease and at one that ran out. */
    @Test
    void oneOfTwoWins() throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        try (TestStore second = engine == TestEngine.POSTGRESQL ? new TestStore(store.location) : null) {
            TestStore other = second == null ? store : second;
            for (int round = 0; round < 10; round++) {
                String job = "race " + round / 2;
                int moment = round % 2 * 60;
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Boolean>> won = new ArrayList<>();
                won.add(both.submit(() -> raced(store, job, new UUID(1, moment), moment, start)));
                won.add(both.submit(() -> raced(other, job, new UUID(2, moment), moment, start)));
                start.countDown();
                assertThat(won.get(0).get()).as(job).isNotEqualTo(won.get(1).get());
            }
        } finally {
            both.shutdown();
        }
    }

    private static boolean raced(TestStore store, String job, UUID holder, int second, CountDownLatch start)
            throws InterruptedException {
        start.await();
        return take(store, job, holder, second);
    }

    private boolean take(UUID holder, int second) {
        return take(store, "job", holder, second);
    }

    private static boolean take(TestStore store, String job, UUID holder, int second) {
        Instant now = TIME.plusSeconds(second);
        return store.writer.inUnit(() -> store.leases.take(job, holder, now, now.plusSeconds(60)));
    }
}
