package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.UserFacingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgreSqlWriterTest extends WriterContract {
    PostgreSqlWriterTest() {
        super(TestEngine.POSTGRESQL);
    }

    @Test
    void goesOnAfterTheServerCutItsConnection() {
        store.inUnit(() -> add(1));
        AtomicInteger number = new AtomicInteger(1);
        for (int round = 0; round < 3; round++) {
            int backend = store.writer.inUnit(() -> store.database
                    .write()
                    .fetchSingle("select pg_backend_pid()")
                    .get(0, Integer.class));
            PostgresServer.shared().execute("select pg_terminate_backend(" + backend + ")");
            Waiting.until("written again", () -> tryToAdd(number.incrementAndGet()));
        }
        assertThat(store.events(1)).extracting(LinkedEvent::sequence).containsExactly(1L, 2L, 3L, 4L);
        assertLinked(1, store.events(1));
        assertThat(names()).hasSize(4);
    }

    @Test
    void losesNothingAcknowledgedWhenTheServerCutsConnectionsUnderLoad() throws Exception {
        List<Future<List<Integer>>> acknowledged = new ArrayList<>();
        CountDownLatch end = new CountDownLatch(1);
        for (int thread = 0; thread < 4; thread++) {
            int first = thread * 1_000_000;
            Callable<List<Integer>> caller = () -> {
                List<Integer> done = new ArrayList<>();
                for (int number = first; end.getCount() > 0; number++) {
                    if (tryToAdd(number)) {
                        done.add(number);
                    }
                }
                return done;
            };
            acknowledged.add(callers.submit(caller));
        }
        for (int round = 0; round < 5; round++) {
            int enough = store.journal.events().size() + 50;
            Waiting.until("more is written", () -> store.journal.events().size() >= enough);
            PostgresServer.shared()
                    .execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
                            + store.location.url().replaceAll(".*/(\\w+)\\?.*", "$1") + "'");
        }
        end.countDown();
        List<String> names = new ArrayList<>();
        for (Future<List<Integer>> caller : acknowledged) {
            caller.get().forEach(number -> names.add("Key " + number));
        }
        assertThat(names()).containsAll(names);
        assertThat(store.events(1)).hasSameSizeAs(names());
        assertLinked(1, store.events(1));
    }

    @Test
    void runsABatchAgainUnitByUnitWhenAnotherClientWinsALock() throws Exception {
        store.inUnit(() -> add(1));
        store.inUnit(() -> add(2));
        CountDownLatch otherHoldsTwo = new CountDownLatch(1);
        CountDownLatch weHoldOne = new CountDownLatch(1);
        try (TestStore other = new TestStore(store.location)) {
            Future<?> theirs = callers.submit(() -> other.inUnit(() -> {
                touch(other, 2);
                otherHoldsTwo.countDown();
                await(weHoldOne);
                touch(other, 1);
            }));
            otherHoldsTwo.await();
            store.inUnit(() -> {
                touch(store, 1);
                weHoldOne.countDown();
                touch(store, 2);
                store.writer.append(SampleEvents.simple(1, "{}"));
            });
            theirs.get();
        }
        assertThat(store.events(1)).hasSize(3);
        assertLinked(1, store.events(1));
    }

    @Test
    void linksTheEventsOfTwoClientsIntoOneChain() throws Exception {
        try (TestStore other = new TestStore(store.location)) {
            List<Future<?>> answers = new ArrayList<>();
            for (TestStore client : List.of(store, other)) {
                for (int thread = 0; thread < 3; thread++) {
                    answers.add(callers.submit(() -> {
                        for (int i = 0; i < 40; i++) {
                            client.append(List.of(SampleEvents.simple(1, "{}"), SampleEvents.simple(0, "{}")));
                        }
                    }));
                }
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        }
        assertThat(store.events(1)).hasSize(240);
        assertLinked(1, store.events(1));
        assertLinked(0, store.events(0));
    }

    private static void touch(TestStore client, int number) {
        client.database
                .write()
                .execute("update credentials set description = 'touched' where name = 'Key " + number + "'");
    }

    private boolean tryToAdd(int number) {
        try {
            store.inUnit(() -> add(number));
            return true;
        } catch (UserFacingException e) {
            assertThat(e.key()).isIn("store.unreachable", "store.outcome.unknown");
            return false;
        }
    }
}
