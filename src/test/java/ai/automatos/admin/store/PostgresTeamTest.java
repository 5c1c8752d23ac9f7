package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestStatus;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What several computers on one PostgreSQL may rely on. */
class PostgresTeamTest {
    private static final int CHAINS = 20;

    @TempDir
    Path folder;

    private DatabaseLocation location;
    private TestStore store;

    @BeforeEach
    void open() {
        location = TestEngine.POSTGRESQL.migrated(folder);
        store = new TestStore(location);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void twoComputersMayBeginTheSameChain() throws Exception {
        try (TestStore other = new TestStore(location)) {
            for (long chain = 10; chain < 10 + CHAINS; chain++) {
                CyclicBarrier together = new CyclicBarrier(2);
                List<CompletableFuture<Void>> both = new ArrayList<>();
                for (TestStore one : List.of(store, other)) {
                    long number = chain;
                    both.add(CompletableFuture.runAsync(() -> {
                        await(together);
                        one.append(List.of(SampleEvents.simple(number, "{}")));
                    }));
                }
                for (CompletableFuture<Void> one : both) {
                    one.get(30, TimeUnit.SECONDS);
                }
                assertChained(store.events(chain), 2);
            }
        }
    }

    @Test
    void commitsAreDurableWhateverTheServersDefault() throws Exception {
        execute("alter database " + database() + " set synchronous_commit = off");
        store.database.drop();
        String setting = store.writer.inUnit(() ->
                store.database.write().fetchSingle("show synchronous_commit").get(0, String.class));
        assertThat(setting).isEqualTo("on");
    }

    /** A table locked in the middle holds the backup there while a colleague adds to a later table. */
    @Test
    void aBackupShowsOneMomentThoughOthersWrite() throws Exception {
        Path file = folder.resolve("team.vault-backup");
        CompletableFuture<Void> backup;
        try (Connection holder = store.database.open();
                Statement lock = holder.createStatement()) {
            holder.setAutoCommit(false);
            lock.execute("lock table users in access exclusive mode");
            backup = CompletableFuture.runAsync(
                    () -> store.backup(Clock.systemUTC()).backup(file));
            Waiting.until("the backup waits for users", () -> somebodyWaits(store));
            execute("insert into tools (tenant, name, type_keys, row_version, mac_generation, row_mac)"
                    + " values (1, 'late', '[]', 1, 1, '\\x00')");
            holder.rollback();
        }
        backup.get(30, TimeUnit.SECONDS);
        try (Archive archive = Archive.open(file)) {
            assertThat(archive.manifest().tables())
                    .filteredOn(table -> table.name().equals("tools"))
                    .singleElement()
                    .satisfies(table -> assertThat(table.rows()).isZero());
        }
    }

    /** One computer stores a test's result while another deletes the credential. */
    @Test
    void aTestUnderWayLeavesNothingOfWhatIsDeletedMeanwhile() throws Exception {
        Credential one = SampleCredentials.credential(1, "Main");
        store.inUnit(() -> store.credentials.insert(one, SampleCredentials.MAC));
        try (TestStore other = new TestStore(location)) {
            AtomicReference<CompletableFuture<Void>> deleting = new AtomicReference<>();
            store.inUnit(() -> {
                store.credentials.addTest(one.id(), new PastTest(Instant.EPOCH, 1, TestStatus.VERIFIED, null, 3));
                deleting.set(
                        CompletableFuture.runAsync(() -> other.inUnit(() -> other.credentials.delete(one.id(), 1))));
                Waiting.until(
                        "the other waits or is done",
                        () -> somebodyWaits(other) || deleting.get().isDone());
                store.credentials.saveUse(one.id(), Instant.EPOCH);
            });
            deleting.get().get(30, TimeUnit.SECONDS);
        }
        assertThat(store.credentials.find(one.id())).isEmpty();
        assertThat(store.credentials.tests(one.id())).isEmpty();
        long activities = store.database.read(context ->
                context.fetchSingle("select count(*) from credential_activity").get(0, Long.class));
        assertThat(activities).isZero();
    }

    private boolean somebodyWaits(TestStore asked) {
        return asked.database.read(context -> context.fetchSingle(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = ?",
                                database())
                        .get(0, Long.class))
                > 0;
    }

    private String database() {
        return store.database.read(
                context -> context.fetchSingle("select current_database()").get(0, String.class));
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = store.database.open();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void assertChained(List<LinkedEvent> events, int count) {
        assertThat(events).hasSize(count);
        ChainHead head = ChainHead.empty(events.get(0).event().chain());
        for (LinkedEvent event : events) {
            assertThat(HashChain.follows(head, event)).isTrue();
            head = event.head();
        }
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
