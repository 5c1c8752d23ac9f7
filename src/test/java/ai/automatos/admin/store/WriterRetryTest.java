package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.LinkedEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A batch that is repeated unit by unit obeys the same gate as any other. */
class WriterRetryTest {
    private final AtomicInteger batches = new AtomicInteger();
    private final CountDownLatch queued = new CountDownLatch(1);

    /** Refuses the first batch of two, so that both run again, each alone. */
    private final AuditAppender conflicting = new AuditAppender(new UUID(0, 1), Clock.systemUTC()) {
        @Override
        List<LinkedEvent> append(Connection connection, long batch, List<PendingEvent> events) throws SQLException {
            if (events.size() == 2) {
                throw new SQLException("conflict", "40001");
            }
            if (!events.isEmpty()) {
                batches.incrementAndGet();
            }
            return super.append(connection, batch, events);
        }
    };

    @Test
    void theJournalNeverLagsByTwoBatches(@TempDir Path folder) throws Exception {
        JournalSink broken = events -> {
            throw new IOException("audit folder gone");
        };
        try (Database database = new Database(TestEngine.H2.migrated(folder));
                Writer writer = new Writer(
                        database, conflicting, broken, () -> WriteGate.OPEN, () -> false, Duration.ofSeconds(60))) {
            writer.start();
            CountDownLatch running = new CountDownLatch(1);
            CompletableFuture<Void> first = CompletableFuture.runAsync(() -> writer.inUnit(() -> {
                running.countDown();
                await(queued);
            }));
            await(running);
            List<CompletableFuture<Void>> both = List.of(save(writer), save(writer));
            Waiting.until("both units wait", () -> writer.queued() == 2);
            queued.countDown();
            first.get(30, TimeUnit.SECONDS);
            for (CompletableFuture<Void> one : both) {
                assertThat(one).failsWithin(Duration.ofSeconds(30));
            }
        }
        assertThat(batches)
                .as("nothing is saved behind a batch that the journal lacks")
                .hasValue(1);
    }

    private static CompletableFuture<Void> save(Writer writer) {
        return CompletableFuture.runAsync(() -> writer.inUnit(() -> writer.append(SampleEvents.simple(1, "{}"))));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
