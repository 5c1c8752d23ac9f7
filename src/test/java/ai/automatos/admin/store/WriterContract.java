package ai.automatos.admin.store;

import static ai.automatos.admin.store.SampleCredentials.MAC;
import static ai.automatos.admin.store.SampleCredentials.credential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.CredentialFilter;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Units and their events: together, in order, durable before the answer. */
abstract class WriterContract extends StoreContract {
    final ExecutorService callers = Executors.newCachedThreadPool();

    WriterContract(TestEngine engine) {
        super(engine);
    }

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @Test
    void rollsBackOnlyTheUnitThatFails() throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        holdingTheWriter(() -> {
            for (int i = 0; i < 30; i++) {
                int number = i;
                answers.add(callers.submit(() -> store.inUnit(() -> addThenFailEveryThird(number))));
            }
        });
        for (int i = 0; i < 30; i++) {
            Future<?> answer = answers.get(i);
            if (i % 3 == 0) {
                assertThatThrownBy(answer::get).hasRootCauseMessage("unit " + i);
            } else {
                answer.get();
            }
        }
        assertThat(names()).hasSize(20).doesNotContain("Key 0", "Key 27");
        assertThat(store.events(1)).hasSize(20);
        assertThat(store.journal.events()).isEqualTo(store.events(1));
    }

    @Test
    void answersAnSqlErrorToItsCallerAloneEvenIfTheUnitHidesIt() throws Exception {
        Future<?>[] answers = new Future<?>[2];
        holdingTheWriter(() -> {
            answers[0] = callers.submit(() -> store.inUnit(() -> {
                try {
                    store.database.write().execute("insert into nowhere values (1)");
                } catch (RuntimeException hidden) {
                    store.writer.append(SampleEvents.simple(1, "{}"));
                }
            }));
            answers[1] = callers.submit(() -> store.inUnit(() -> add(1)));
        });
        answers[1].get();
        assertThat(names()).containsExactly("Key 1");
    }

    @Test
    void survivesAnErrorInAUnit() {
        assertThatThrownBy(() -> store.inUnit(() -> {
                    add(1);
                    throw new StackOverflowError();
                }))
                .hasRootCauseInstanceOf(StackOverflowError.class);
        store.inUnit(() -> add(2));
        assertThat(names()).containsExactly("Key 2");
    }

    @Test
    void changesNothingWithoutItsEvent() {
        AuditAppender broken = new AuditAppender(UUID.randomUUID(), Clock.systemUTC()) {
            @Override
            List<LinkedEvent> append(Connection connection, long batch, List<PendingEvent> events) throws SQLException {
                if (events.isEmpty()) {
                    return super.append(connection, batch, events);
                }
                throw new SQLException("the log is broken");
            }
        };
        try (TestStore silent = new TestStore(store.location, broken)) {
            assertThatThrownBy(() -> silent.inUnit(() -> {
                        silent.credentials.insert(credential(1, "Key 1"), MAC);
                        silent.writer.append(SampleEvents.simple(1, "{}"));
                    }))
                    .hasMessage("store.refused");
        }
        assertThat(names()).isEmpty();
        assertThat(store.events(1)).isEmpty();
    }

    @Test
    void linksTheEventsOfManyThreadsWithoutAGap() throws Exception {
        int threads = 8;
        int units = 25;
        List<Future<?>> answers = IntStream.range(0, threads)
                .<Future<?>>mapToObj(thread -> callers.submit(() -> {
                    for (int i = 0; i < units; i++) {
                        String details = "{\"thread\":" + thread + ",\"unit\":" + i + "}";
                        store.append(List.of(
                                SampleEvents.simple(1, details),
                                SampleEvents.simple(thread % 2 * 2L, details),
                                SampleEvents.simple(1, details)));
                    }
                    return null;
                }))
                .toList();
        for (Future<?> answer : answers) {
            answer.get();
        }
        assertThat(store.events(1)).hasSize(2 * threads * units);
        assertThat(store.events(0)).hasSize(threads * units / 2);
        assertThat(store.events(2)).hasSize(threads * units / 2);
        List.of(0L, 1L, 2L).forEach(chain -> assertLinked(chain, store.events(chain)));
        List<LinkedEvent> journalled = store.journal.events().stream()
                .filter(event -> event.event().chain() == 1)
                .toList();
        assertThat(journalled).isEqualTo(store.events(1));
        for (int i = 0; i < journalled.size(); i += 2) {
            assertThat(journalled.get(i).event())
                    .as("a unit's events stay together")
                    .isEqualTo(journalled.get(i + 1).event());
        }
    }

    @Test
    void savesWhatIsQueuedTogether() throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        holdingTheWriter(() -> {
            for (int i = 0; i < 300; i++) {
                answers.add(callers.submit(() -> store.append(List.of(SampleEvents.simple(1, "{}")))));
            }
            Waiting.until("all are queued", () -> store.writer.queued() == 300);
        });
        for (Future<?> answer : answers) {
            answer.get();
        }
        // The unit that held the writer, and writes no event, began the first batch.
        assertThat(store.journal.batches()).extracting(List::size).containsExactly(Writer.MAXIMUM_BATCH - 1, 45);
    }

    @Test
    void joinsAUnitInsideAUnit() {
        assertThatThrownBy(() -> store.inUnit(() -> {
                    store.inUnit(() -> add(1));
                    throw new IllegalStateException("outer");
                }))
                .hasMessage("outer");
        assertThat(names()).isEmpty();
        String seen = store.writer.inUnit(() -> {
            store.inUnit(() -> add(2));
            return names().toString();
        });
        assertThat(seen).isEqualTo("[Key 2]");
        assertThat(store.journal.batches()).hasSize(1);
    }

    @Test
    void givesAnExclusiveUnitABatchOfItsOwn() throws Exception {
        List<Future<?>> answers = new ArrayList<>();
        holdingTheWriter(() -> {
            enqueue(answers, 1, () -> store.inUnit(() -> add(1)));
            enqueue(answers, 2, () -> store.inUnit(() -> add(2)));
            enqueue(
                    answers,
                    3,
                    () -> store.writer.exclusively(() -> {
                        add(3);
                        return Boolean.TRUE;
                    }));
            enqueue(answers, 4, () -> store.inUnit(() -> add(4)));
        });
        for (Future<?> answer : answers) {
            answer.get();
        }
        assertThat(store.journal.batches()).extracting(List::size).containsExactly(2, 1, 1);
    }

    @Test
    void answersOnlyAfterTheJournal() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        store.journal.before(events -> {
            reached.countDown();
            await(release);
        });
        Future<?> answer = callers.submit(() -> store.inUnit(() -> add(1)));
        reached.await();
        assertThat(answer).isNotDone();
        assertThat(names()).as("committed already").containsExactly("Key 1");
        release.countDown();
        answer.get();
    }

    @Test
    void refusesAnEventOutsideAUnit() {
        assertThatThrownBy(() -> store.writer.append(SampleEvents.simple(1, "{}")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesOnceClosed() {
        store.writer.close();
        assertThatThrownBy(() -> store.inUnit(() -> add(1))).hasMessage("store.closed");
        assertThat(names()).isEmpty();
    }

    @Test
    void waitsForTheAnswerEvenIfInterrupted() throws Exception {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        store.journal.before(events -> {
            reached.countDown();
            await(release);
        });
        Future<Boolean> interrupted = callers.submit(() -> {
            store.inUnit(() -> add(1));
            return Thread.currentThread().isInterrupted();
        });
        reached.await();
        callers.shutdownNow();
        release.countDown();
        assertThat(interrupted.get()).isTrue();
        assertThat(names()).containsExactly("Key 1");
    }

    /** Runs {@code work} while the writer is busy, so that what is queued meanwhile becomes one batch. */
    void holdingTheWriter(Runnable work) throws InterruptedException, ExecutionException {
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Future<?> holder = callers.submit(() -> store.inUnit(() -> {
            reached.countDown();
            await(release);
        }));
        reached.await();
        try {
            work.run();
        } finally {
            release.countDown();
        }
        holder.get();
    }

    void add(int number) {
        store.credentials.insert(credential(number, "Key " + number), MAC);
        store.writer.append(SampleEvents.simple(1, "{\"n\":" + number + "}"));
    }

    List<String> names() {
        return store.credentials.list(1, Ids.SHARED, CredentialFilter.ALL).stream()
                .map(row -> row.credential().name())
                .toList();
    }

    static void assertLinked(long chain, List<LinkedEvent> events) {
        ChainHead head = ChainHead.empty(chain);
        for (LinkedEvent event : events) {
            assertThat(HashChain.follows(head, event))
                    .as("chain %d, event %d", chain, event.sequence())
                    .isTrue();
            head = event.head();
        }
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void enqueue(List<Future<?>> answers, int count, Runnable unit) {
        answers.add(callers.submit(unit));
        Waiting.until("unit " + count + " is queued", () -> store.writer.queued() == count);
    }

    private void addThenFailEveryThird(int number) {
        add(number);
        if (number % 3 == 0) {
            throw new IllegalStateException("unit " + number);
        }
    }
}
