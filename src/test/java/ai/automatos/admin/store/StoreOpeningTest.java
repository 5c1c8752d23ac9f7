package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.VaultInfo;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way that a store cannot be opened has a message of its own. */
class StoreOpeningTest {
    @TempDir
    Path folder;

    private final List<Path> announced = new ArrayList<>();
    private AppPaths paths;
    private DatabaseLocation location;

    @BeforeEach
    void place() {
        paths = new AppPaths(folder.resolve("home"));
        location = DatabaseLocation.embedded(paths);
    }

    @Test
    void createsAndOpensAgain() {
        try (Store store = Store.create(location, paths, Clock.systemUTC())) {
            createVault(store);
            append(store);
        }
        try (Store store = open()) {
            assertThat(store.incidents()).isEmpty();
            assertThat(store.vaultRepository().info()).isPresent();
            append(store);
            assertThat(store.auditRepository().heads().get(0).sequence()).isEqualTo(2);
        }
        assertThat(announced).isEmpty();
    }

    @Test
    void tellsNoVaultFromALostOne() throws IOException {
        assertRefused("store.no.vault");
        assertThat(paths.home()).doesNotExist();
        Files.createDirectories(paths.home());
        Files.writeString(paths.keyFile(), "{}");
        assertRefused("store.database.missing");
        Files.delete(paths.keyFile());
        Files.createDirectory(paths.journal());
        assertRefused("store.database.missing");
    }

    @Test
    void neverCreatesOverAnything() throws IOException {
        Store.create(location, paths, Clock.systemUTC()).close();
        Store.create(location, paths, Clock.systemUTC()).close(); // An interrupted creation may be repeated.
        Files.writeString(paths.keyFile(), "{}");
        byte[] before = Files.readAllBytes(paths.databaseFile());
        assertThatThrownBy(() -> Store.create(location, paths, Clock.systemUTC()))
                .hasMessage("store.database.exists");
        assertThat(paths.databaseFile()).hasBinaryContent(before);
        DatabaseLocation others = TestEngine.POSTGRESQL.empty(folder);
        try (Database database = new Database(others)) {
            database.read(context -> context.execute("create table theirs (name varchar)"));
        }
        assertThatThrownBy(() -> Store.create(others, paths, Clock.systemUTC())).hasMessage("store.database.exists");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 4_096, 8_192, 12_288, 20_000, 40_000})
    void saysThatATruncatedDatabaseIsDamaged(int length) throws IOException {
        fillVault();
        try (RandomAccessFile file = new RandomAccessFile(paths.databaseFile().toFile(), "rw")) {
            assertThat(file.length()).isGreaterThan(length);
            file.setLength(length);
        }
        assertRefused("store.database.damaged");
    }

    @Test
    void saysThatAnOverwrittenDatabaseIsDamaged() throws IOException {
        fillVault();
        byte[] bytes = Files.readAllBytes(paths.databaseFile());
        new Random(3).nextBytes(bytes);
        Files.write(paths.databaseFile(), bytes);
        assertRefused("store.database.damaged");
        Arrays.fill(bytes, (byte) 0);
        Files.write(paths.databaseFile(), bytes);
        assertRefused("store.database.damaged");
        Files.writeString(paths.databaseFile(), "Dear diary,\n".repeat(2_000));
        assertRefused("store.database.damaged");
    }

    @Test
    void opensADatabaseWithDamagedBlocksOrSaysWhatItIs() throws IOException {
        fillVault();
        byte[] good = Files.readAllBytes(paths.databaseFile());
        Random random = new Random(11);
        for (int round = 0; round < 25; round++) {
            byte[] bad = good.clone();
            int start = random.nextInt(bad.length);
            int end = Math.min(bad.length, start + 1 + random.nextInt(6_000));
            for (int i = start; i < end; i++) {
                bad[i] = (byte) random.nextInt();
            }
            // A file of its own: what H2 cannot open it may keep locked as long as the process lives.
            copyTo(folder.resolve("round" + round));
            Files.write(paths.databaseFile(), bad);
            Throwable failure = catchThrowable(() -> open().close());
            if (failure != null) {
                assertThat(failure)
                        .as("seed 11, round %d: bytes %d to %d", round, start, end)
                        .isInstanceOf(UserFacingException.class);
                assertThat(((UserFacingException) failure).key())
                        .isIn(
                                "store.database.damaged",
                                "store.row.damaged",
                                "store.content.damaged",
                                "store.audit.row");
            }
        }
    }

    @Test
    void saysThatAVersionWhichIsNoNumberIsDamage() {
        Store.create(location, paths, Clock.systemUTC()).close();
        try (Database database = new Database(location)) {
            database.read(context ->
                    context.execute("update \"flyway_schema_history\" set \"version\" = 'q' where \"version\" = '1'"));
        }
        assertRefused("store.row.damaged");
    }

    @Test
    void refusesANewerVaultAndWritesNothing() throws IOException {
        Store.create(location, paths, Clock.systemUTC()).close();
        try (Database database = new Database(location)) {
            database.read(context -> context.execute("insert into \"flyway_schema_history\" (\"installed_rank\","
                    + " \"version\", \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\","
                    + " \"success\") values (99, '" + (Migrator.NEWEST + 1)
                    + "', 'later', 'SQL', 'V99.sql', 'sa', 1, true)"));
        }
        UserFacingException refusal = assertRefused("store.vault.newer");
        assertThat(refusal.arguments())
                .containsExactly(Integer.toString(Migrator.NEWEST + 1), Integer.toString(Migrator.NEWEST));
    }

    @Test
    void refusesASecondProcessAndNamesTheFirst() throws Exception {
        try (Store store = Store.create(location, paths, Clock.systemUTC())) {
            createVault(store);
            UserFacingException refusal = assertRefused("store.in.use");
            assertThat(refusal.arguments()[0].toString())
                    .contains(Long.toString(ProcessHandle.current().pid()));
            append(store);
        }
        Process other = ChildStore.start(paths.home(), "hold");
        try {
            assertThat(ChildStore.readLine(other)).isEqualTo("open");
            UserFacingException refusal = assertRefused("store.in.use");
            assertThat(refusal.arguments()[0].toString()).contains(Long.toString(other.pid()));
        } finally {
            other.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void refusesAFileThatAnotherProgramHolds() throws Exception {
        Store.create(location, paths, Clock.systemUTC()).close();
        Process other = ChildStore.start(paths.home(), "hold-without-lock");
        try {
            assertThat(ChildStore.readLine(other)).isEqualTo("open");
            assertRefused("store.in.use");
        } finally {
            other.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void letsOneDataFolderWriteOneJournalButManyFoldersShareAServer() {
        DatabaseLocation shared = TestEngine.POSTGRESQL.empty(folder);
        AppPaths second = new AppPaths(folder.resolve("second"));
        try (Store one = Store.create(shared, paths, Clock.systemUTC())) {
            createVault(one);
            assertThatThrownBy(() -> Store.open(shared, paths, Clock.systemUTC(), announced::add))
                    .hasMessage("store.in.use");
            try (Store two = Store.open(shared, second, Clock.systemUTC(), announced::add)) {
                append(one);
                append(two);
                append(one);
            }
            assertThat(one.auditRepository().heads().get(0).sequence()).isEqualTo(3);
        }
        for (AppPaths home : List.of(paths, second)) {
            try (Store again = Store.open(shared, home, Clock.systemUTC(), announced::add)) {
                assertThat(again.incidents()).isEmpty();
            }
        }
    }

    @Test
    void backsUpBeforeItMigrates() throws Exception {
        Files.createDirectories(paths.home());
        new Migrator(location).migrate(2);
        try (var connection = DriverManager.getConnection(location.url(), location.properties());
                var statement = connection.createStatement()) {
            statement.execute("insert into vault values (random_uuid(), 1, random_uuid(), 'ab', current_timestamp)");
        }
        try (Store store = open()) {
            assertThat(store.vaultRepository().info()).isPresent();
            assertThat(store.credentialRepository().agents()).isEmpty();
        }
        assertThat(announced).hasSize(1);
        try (Archive archive = Archive.open(announced.get(0))) {
            assertThat(archive.manifest().schema()).isEqualTo(2);
        }
        AppPaths restored = new AppPaths(folder.resolve("restored"));
        assertThat(Restore.into(DatabaseLocation.embedded(restored), restored, announced.get(0)))
                .isEqualTo(1);
        try (Store store =
                Store.open(DatabaseLocation.embedded(restored), restored, Clock.systemUTC(), announced::add)) {
            assertThat(store.vaultRepository().info()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://h/x?user=a&password=secret",
                "jdbc:postgresql://h/x?PASSWORD=secret",
                "jdbc:postgresql://a:secret@h/x"
            })
    void refusesAPasswordInTheAddress(String url) {
        assertThatThrownBy(() -> DatabaseLocation.server(url, null)).hasMessage("store.url.password");
    }

    @Test
    void refusesOtherDatabases() {
        assertThatThrownBy(() -> DatabaseLocation.server("jdbc:mysql://h/x", null))
                .hasMessage("store.url.unknown");
        assertThatThrownBy(() -> DatabaseLocation.server("jdbc:h2:mem:x", null)).hasMessage("store.url.unknown");
    }

    @Test
    void tellsAServerThatIsGoneFromOneThatRefuses() throws IOException {
        int closed;
        try (ServerSocket socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }
        int port = PostgresServer.shared().port();
        assertServerRefused("jdbc:postgresql://localhost:" + closed + "/x?user=guarded", "right", "store.unreachable");
        String guarded = "jdbc:postgresql://localhost:" + port + "/postgres?user=guarded";
        assertServerRefused(guarded, "wrong", "store.login.refused");
        assertServerRefused(guarded, null, "store.login.refused");
        assertServerRefused(guarded.replace("/postgres", "/nowhere"), "right", "store.login.refused");
        assertServerRefused(guarded, "right", "store.no.vault");
    }

    @Test
    void saysThatTheFolderCannotBeWritten() throws IOException {
        AppPaths below =
                new AppPaths(Files.writeString(folder.resolve("file"), "").resolve("home"));
        assertThatThrownBy(() -> Store.create(DatabaseLocation.embedded(below), below, Clock.systemUTC()))
                .hasMessage("store.folder.unwritable");
    }

    /** From now on the vault lies there. */
    private void copyTo(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(paths.home())) {
            for (Path file : files.toList()) {
                Files.copy(file, home.resolve(paths.home().relativize(file).toString()));
            }
        }
        paths = new AppPaths(home);
        location = DatabaseLocation.embedded(paths);
    }

    private Store open() {
        return Store.open(location, paths, Clock.systemUTC(), announced::add);
    }

    private UserFacingException assertRefused(String key) {
        Throwable failure = catchThrowable(() -> open().close());
        assertThat(failure).isInstanceOf(UserFacingException.class).hasMessage(key);
        return (UserFacingException) failure;
    }

    private void assertServerRefused(String url, String password, String key) {
        DatabaseLocation server = DatabaseLocation.server(url, password == null ? null : SecretBytes.ofUtf8(password));
        assertThatThrownBy(() -> Store.open(server, paths, Clock.systemUTC(), announced::add))
                .hasMessage(key);
    }

    private void fillVault() {
        try (Store store = Store.create(location, paths, Clock.systemUTC())) {
            createVault(store);
            SampleEvents sample = new SampleEvents(1);
            for (int i = 0; i < 40; i++) {
                store.transactions().inUnit(() -> {
                    for (int n = 0; n < 25; n++) {
                        store.auditLog().append(sample.next(1));
                    }
                });
            }
        }
    }

    static void createVault(Store store) {
        VaultInfo info = new VaultInfo(UUID.randomUUID(), UUID.randomUUID(), "ab".repeat(32), SampleCredentials.TIME);
        store.transactions().inUnit(() -> store.vaultRepository().create(info));
    }

    private static void append(Store store) {
        store.transactions().inUnit(() -> store.auditLog().append(SampleEvents.simple(1, "{}")));
    }
}
