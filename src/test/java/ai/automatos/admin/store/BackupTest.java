package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A backup holds everything, says so honestly, and comes back whole or not at all. */
class BackupTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"H2,H2", "H2,POSTGRESQL", "POSTGRESQL,H2", "POSTGRESQL,POSTGRESQL"})
    void bringsEveryRowBack(TestEngine from, TestEngine to) throws IOException {
        Path file = folder.resolve("all.vault-backup");
        List<String> rows;
        try (TestStore store = new TestStore(from.migrated(folder.resolve("from")))) {
            FilledVault.fill(store);
            rows = Rows.ofArchived(store.database);
            var report = store.backup(Clock.systemUTC()).backup(file);
            assertThat(report.rows()).isEqualTo(rows.size());
            assertThat(report.bytes()).isEqualTo(Files.size(file));
        }
        assertThat(rows).anyMatch(row -> row.startsWith("audit_checkpoint")).anyMatch(row -> row.contains("😀"));
        DatabaseLocation place = to.empty(folder.resolve("to"));
        assertThat(Restore.into(place, new AppPaths(folder.resolve("to")), file))
                .isEqualTo(rows.size());
        try (TestStore store = new TestStore(place)) {
            assertThat(Rows.ofArchived(store.database).stream().filter(BackupTest::ofTheVault))
                    .isEqualTo(rows.stream().filter(BackupTest::ofTheVault).toList());
            store.append(List.of(SampleEvents.simple(1, "{}")));
            WriterContract.assertLinked(1, store.events(1));
        }
    }

    @Test
    void refusesAFileThatIsThere() throws IOException {
        Path file = Files.writeString(folder.resolve("there"), "precious");
        try (TestStore store = new TestStore(TestEngine.H2.migrated(folder))) {
            assertThatThrownBy(() -> store.backup(Clock.systemUTC()).backup(file))
                    .hasMessage("store.backup.exists");
        }
        assertThat(file).hasContent("precious");
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        try (TestStore store = new TestStore(TestEngine.H2.migrated(folder))) {
            Backup backup = store.backup(Clock.systemUTC());
            assertThatThrownBy(() -> backup.backup(file.resolve("below"))).hasMessage("store.backup.unwritable");
        }
    }

    @Test
    void seesOneMomentWhileAnotherComputerWrites() throws Exception {
        DatabaseLocation location = TestEngine.POSTGRESQL.migrated(folder);
        ExecutorService other = Executors.newSingleThreadExecutor();
        AtomicBoolean end = new AtomicBoolean();
        try (TestStore store = new TestStore(location);
                TestStore busy = new TestStore(location)) {
            Future<?> writing = other.submit(() -> {
                while (!end.get()) {
                    busy.append(List.of(SampleEvents.simple(1, "{}")));
                }
            });
            Waiting.until("the other writes", () -> busy.journal.events().size() > 20);
            for (int round = 0; round < 10; round++) {
                Path file = folder.resolve("busy-" + round);
                store.backup(Clock.systemUTC()).backup(file);
                try (ZipFile zip = new ZipFile(file.toFile())) {
                    String heads = text(zip, "audit_head.ndjson");
                    long events = text(zip, "audit_event.ndjson").lines().count();
                    assertThat(heads).startsWith("[1,1," + events + ",");
                }
            }
            end.set(true);
            writing.get();
        } finally {
            end.set(true);
            other.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(TestEngine.class)
    void refusesToRestoreWhereSomethingIs(TestEngine engine) throws IOException {
        Path file = backup();
        DatabaseLocation taken = engine.migrated(folder.resolve("taken"));
        assertThatThrownBy(() -> Restore.into(taken, new AppPaths(folder.resolve("taken")), file))
                .hasMessage("store.restore.not.empty");
        try (TestStore store = new TestStore(taken)) {
            assertThat(store.vaults.info()).isEmpty();
        }
    }

    @Test
    void leavesTheTablesOfOthersAlone() {
        DatabaseLocation others = TestEngine.POSTGRESQL.empty(folder);
        try (Database database = new Database(others)) {
            database.read(context -> context.execute("create table users (name varchar)"));
            assertThatThrownBy(() -> Restore.into(others, new AppPaths(folder.resolve("to")), backup()))
                    .hasMessage("store.restore.not.empty");
            assertThat(database.<Integer>read(
                            context -> context.fetch("select * from users").size()))
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(TestEngine.class)
    void leavesNothingBehindWhenARowDoesNotFit(TestEngine engine) throws IOException {
        Path file = rewritten(backup(), "manifest.json", text -> text.replace("\"row_version\"", "\"row_colour\""));
        DatabaseLocation place = engine.empty(folder.resolve("to"));
        AppPaths paths = new AppPaths(folder.resolve("to"));
        assertThatThrownBy(() -> Restore.into(place, paths, file)).hasMessage("store.backup.damaged");
        assertThat(paths.databaseFile()).doesNotExist();
        assertThat(Restore.into(place, paths, backup())).isPositive();
    }

    @Test
    void refusesWhatIsNewerOrNoBackup() throws IOException {
        AppPaths paths = new AppPaths(folder.resolve("to"));
        DatabaseLocation place = DatabaseLocation.embedded(paths);
        Path newer = rewritten(
                backup(),
                "manifest.json",
                text -> text.replaceFirst("\"schema\" : \\d+", "\"schema\" : " + (Migrator.NEWEST + 1)));
        assertThatThrownBy(() -> Restore.into(place, paths, newer)).hasMessage("store.vault.newer");
        Path text = Files.writeString(folder.resolve("text"), "no zip");
        assertThatThrownBy(() -> Restore.into(place, paths, text)).hasMessage("store.backup.damaged");
        assertThatThrownBy(() -> Restore.into(place, paths, folder.resolve("nowhere")))
                .hasMessage("store.backup.missing");
        assertThat(paths.databaseFile()).doesNotExist();
    }

    @Test
    void noticesFlippedBits() throws IOException {
        Path file = backup();
        byte[] good = Files.readAllBytes(file);
        List<String> content = content(file);
        Path flipped = folder.resolve("flipped");
        int noticed = 0;
        for (long bit = 0; bit < good.length * 8L; bit += 97) {
            byte[] bad = good.clone();
            bad[(int) (bit / 8)] ^= (byte) (1 << (bit % 8));
            Files.write(flipped, bad);
            try {
                assertThat(content(flipped)).as("bit %d", bit).isEqualTo(content);
            } catch (UserFacingException e) {
                assertThat(e.key()).as("bit %d", bit).isIn("store.backup.damaged", "store.vault.newer");
                noticed++;
            }
        }
        assertThat(noticed).isGreaterThan(good.length * 8 / 97 / 2);
    }

    /** Everything that a restore would go by. */
    private static List<String> content(Path file) throws IOException {
        try (Archive archive = Archive.open(file)) {
            archive.verify();
            List<String> content = new java.util.ArrayList<>();
            content.add(new String(archive.manifest().toBytes(), StandardCharsets.UTF_8));
            for (ArchiveFormat.Table table : archive.manifest().tables()) {
                archive.lines(table).lines().forEach(content::add);
            }
            return content;
        }
    }

    private Path backup() {
        Path file = folder.resolve("backup-" + System.nanoTime());
        try (TestStore store = new TestStore(TestEngine.H2.migrated(folder.resolve("source-" + file.getFileName())))) {
            FilledVault.fill(store);
            store.backup(Clock.systemUTC()).backup(file);
        }
        return file;
    }

    private Path rewritten(Path file, String name, UnaryOperator<String> change) throws IOException {
        Path target = folder.resolve("rewritten");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(target))) {
            for (ZipEntry entry : zip.stream().toList()) {
                String text = text(zip, entry.getName());
                String changed = entry.getName().equals(name) ? change.apply(text) : text;
                assertThat(entry.getName().equals(name)).isEqualTo(!changed.equals(text));
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(changed.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
            out.setComment(ArchiveSeal.PLACE);
        }
        ArchiveSeal.put(target);
        return target;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Opening a store counts a batch; nothing else may differ. */
    private static boolean ofTheVault(String row) {
        return !row.startsWith("writer_batch");
    }
}
