package ai.automatos.admin.store;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Durable appends of 1, 8 and 64 clients, beside what the bare engine does with groups of the same size. */
@Tag("bench")
class AppendBenchTest {
    private static final long NANOS = 4_000_000_000L;
    private static final AuditEvent EVENT = SampleEvents.simple(1, "{\"via\":\"bench\",\"ms\":12}");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(TestEngine.class)
    void appendsDurably(TestEngine engine) throws Exception {
        // The shared server of the tests does not sync; this one does.
        try (EmbeddedPostgres server = engine == TestEngine.H2 ? null : syncingServer()) {
            for (int clients : List.of(1, 8, 64)) {
                measure(engine, server, clients, "warm-up", NANOS / 2);
                double rate = measure(engine, server, clients, "store", NANOS);
                double raw = raw(engine, server, clients);
                System.out.printf(
                        Locale.ROOT,
                        "append %-10s %2d clients: %,9.0f events/s, bare engine %,9.0f, ratio %.2f%n",
                        engine,
                        clients,
                        rate,
                        raw,
                        rate / raw);
            }
        }
    }

    private double measure(TestEngine engine, EmbeddedPostgres server, int clients, String name, long nanos)
            throws Exception {
        DatabaseLocation location = location(engine, server, name + clients);
        ExecutorService callers = Executors.newFixedThreadPool(clients);
        try (TestStore store = new TestStore(location)) {
            long start = System.nanoTime();
            List<Future<Long>> answers = new ArrayList<>();
            for (int client = 0; client < clients; client++) {
                Callable<Long> caller = () -> {
                    long count = 0;
                    while (System.nanoTime() - start < nanos) {
                        store.writer.inUnit(() -> store.writer.append(EVENT));
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
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(store.log().heads().get(0).sequence()).isEqualTo(count);
            return count / seconds;
        } finally {
            callers.shutdown();
        }
    }

    /** One connection, groups as large as there are clients: insert, commit, sync. */
    private double raw(TestEngine engine, EmbeddedPostgres server, int group) throws SQLException {
        DatabaseLocation location = location(engine, server, "raw" + group);
        try (Database database = new Database(location);
                Connection connection = database.open()) {
            connection.setAutoCommit(false);
            long start = System.nanoTime();
            long count = 0;
            LinkedEvent last = HashChain.link(ChainHead.empty(1), EVENT);
            try (PreparedStatement insert = connection.prepareStatement(AuditRowMapper.INSERT);
                    Statement statement = connection.createStatement()) {
                while (System.nanoTime() - start < NANOS) {
                    for (int i = 0; i < group; i++) {
                        AuditRowMapper.bind(insert, new LinkedEvent(EVENT, 1, ++count, last.hash()));
                        insert.addBatch();
                    }
                    insert.executeBatch();
                    connection.commit();
                    if (engine == TestEngine.H2) {
                        statement.execute("checkpoint sync");
                    }
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(database.<Integer>read(
                            context -> context.fetchCount(ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT)))
                    .isEqualTo((int) count);
            return count / seconds;
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
}
