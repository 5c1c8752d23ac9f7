package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Durable appends of 1, 8 and 64 clients, beside what the bare engine does with groups of the same size: the same rows,
 * each group committed and synced. Both take turns, so that whatever else the machine does meets both.
 */
@Tag("bench")
class AppendBenchTest {
    private static final int ROUNDS = 25;
    private static final long ROUND_NANOS = 200_000_000L;
    private static final AuditEvent EVENT = SampleEvents.simple(1, "{\"via\":\"bench\",\"ms\":12}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestEngine.class)
    void appendsDurably(TestEngine engine) throws Exception {
        // The shared server of the tests does not sync; this one does.
        try (EmbeddedPostgres server = engine == TestEngine.H2 ? null : syncingServer()) {
            for (int clients : List.of(1, 8, 64)) {
                try (OurStore ours = new OurStore(location(engine, server, "store" + clients), clients);
                        BareEngine bare = new BareEngine(location(engine, server, "raw" + clients), clients)) {
                    Rate rate = new Rate();
                    Rate reference = new Rate();
                    for (int round = 0; round < ROUNDS + 5; round++) {
                        boolean warm = round >= 5;
                        rate.measure(warm, ours);
                        reference.measure(warm, bare);
                    }
                    System.out.printf(
                            Locale.ROOT,
                            "append %-10s %2d clients: %,9.0f events/s in groups of %.1f, bare engine %,9.0f, ratio %.2f%n",
                            engine,
                            clients,
                            rate.perSecond(),
                            ours.eventsPerBatch(),
                            reference.perSecond(),
                            rate.perSecond() / reference.perSecond());
                    assertThat(ours.stored()).isEqualTo(ours.acknowledged.get());
                    assertThat(bare.stored()).isEqualTo(bare.count);
                }
            }
        }
    }

    private DatabaseLocation location(TestEngine engine, EmbeddedPostgres server, String name) throws SQLException {
        if (engine == TestEngine.H2) {
            return engine.migrated(folder.resolve(name));
        }
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\"");
        }
        DatabaseLocation location = DatabaseLocation.server(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + name + "?user=postgres", null);
        new Migrator(location).migrate(Migrator.NEWEST);
        return location;
    }

    private EmbeddedPostgres syncingServer() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("fsync", "on")
                .start();
    }

    /** Appends until a moment of {@link System#nanoTime} and says how many events that were. */
    private interface Appending {
        long until(long end) throws Exception;
    }

    private static final class Rate {
        private long events;
        private long nanos;

        void measure(boolean counts, Appending appending) throws Exception {
            long start = System.nanoTime();
            long done = appending.until(start + ROUND_NANOS);
            if (counts) {
                events += done;
                nanos += System.nanoTime() - start;
            }
        }

        double perSecond() {
            return events / (nanos / 1e9);
        }
    }

    /** Clients that each wait for the answer before they write again. */
    private static final class OurStore implements Appending, AutoCloseable {
        private final int clients;
        private final ExecutorService callers;
        private final Database database;
        private final Writer writer;
        private final AtomicLong acknowledged = new AtomicLong();
        private final AtomicLong batches = new AtomicLong();

        OurStore(DatabaseLocation location, int clients) {
            this.clients = clients;
            callers = Executors.newFixedThreadPool(clients);
            database = new Database(location);
            writer = new Writer(
                    database,
                    new AuditAppender(UUID.randomUUID(), Clock.systemUTC()),
                    events -> batches.incrementAndGet(),
                    () -> WriteGate.OPEN,
                    () -> false,
                    TestStore.PAUSE);
            writer.start();
        }

        @Override
        public long until(long end) throws Exception {
            List<Future<Long>> answers = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Callable<Long> caller = () -> {
                    long count = 0;
                    while (System.nanoTime() - end < 0) {
                        writer.inUnit(() -> writer.append(EVENT));
                        count++;
                    }
                    return count;
                };
                answers.add(callers.submit(caller));
            }
            long count = 0;
            for (Future<Long> answer : answers) {
                count += answer.get();
            }
            acknowledged.addAndGet(count);
            return count;
        }

        double eventsPerBatch() {
            return acknowledged.doubleValue() / batches.get();
        }

        long stored() {
            return database.<Integer>read(context -> context.fetchCount(AUDIT_EVENT));
        }

        @Override
        public void close() {
            callers.shutdown();
            writer.close();
            database.close();
        }
    }

    /** One connection: insert a group as one JDBC batch, commit, sync. */
    private static final class BareEngine implements Appending, AutoCloseable {
        private final int group;
        private final Database database;
        private final Connection connection;
        private final PreparedStatement insert;
        private final byte[] hash = HashChain.link(ChainHead.empty(1), EVENT).hash();
        private long count;

        BareEngine(DatabaseLocation location, int group) throws SQLException {
            this.group = group;
            database = new Database(location);
            connection = database.writer();
            insert = connection.prepareStatement(AuditRowMapper.INSERT);
        }

        @Override
        public long until(long end) throws SQLException {
            long before = count;
            while (System.nanoTime() - end < 0) {
                for (int i = 0; i < group; i++) {
                    AuditRowMapper.bind(insert, new LinkedEvent(EVENT, 1, ++count, hash));
                    insert.addBatch();
                }
                insert.executeBatch();
                connection.commit();
                database.sync();
            }
            return count - before;
        }

        long stored() {
            return database.<Integer>read(context -> context.fetchCount(AUDIT_EVENT));
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
