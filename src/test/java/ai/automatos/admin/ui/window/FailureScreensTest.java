package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.app.Program;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.workplace.Core;
import ai.automatos.admin.workplace.Place;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the window when the vault cannot be opened: what happened, why, and what to do. */
class FailureScreensTest {
    @TempDir
    private Path home;

    @Test
    void aVaultThatIsOpenElsewhereNamesWhoHasItAndOpensOnceItIsFree() {
        TestVault.make(home, Samples::three);
        Program other = TestVault.program(Clock.systemUTC());
        Core held = other.open(new Place(new AppPaths(home), null, null), path -> {});
        try (TestWindow window = TestWindow.existing(home)) {
            assertFailure(window, "store.in.use");
            window.assertShows("process " + ProcessHandle.current().pid());
            window.click("#again");
            assertFailure(window, "store.in.use");
            held.close();
            window.click("#again").assertShows(window.text("ui.unlock.title"));
        } finally {
            held.close();
            other.close();
        }
    }

    @Test
    void aNewerVaultIsLeftAlone() throws SQLException {
        TestVault.make(home, Samples::three);
        try (Connection database = DriverManager.getConnection("jdbc:h2:file:" + home.resolve("vault"), "sa", "")) {
            database.createStatement()
                    .execute("insert into \"flyway_schema_history\" (\"installed_rank\", \"version\","
                            + " \"description\", \"type\", \"script\", \"installed_by\", \"execution_time\","
                            + " \"success\") values (999, '999', 'later', 'SQL', 'V999.sql', 'sa', 1, true)");
        }
        try (TestWindow window = TestWindow.existing(home)) {
            assertFailure(window, "store.vault.newer");
            window.assertShows("999");
        }
    }

    @Test
    void aDamagedDatabaseIsCalledDamagedAndCanBeCopiedAsAReport() throws IOException {
        TestVault.make(home, Samples::three);
        try (RandomAccessFile file =
                new RandomAccessFile(home.resolve("vault.mv.db").toFile(), "rw")) {
            file.setLength(12_288);
        }
        try (TestWindow window = TestWindow.existing(home)) {
            assertFailure(window, "store.database.damaged");
            window.clickText(window.text("ui.copy"));
            assertThat(window.onFx(() -> Clipboard.getSystemClipboard().getString()))
                    .contains(window.text("error.store.database.damaged.what"));
        }
    }

    @Test
    void aMissingDatabaseIsNotTakenForAFirstStart() throws IOException {
        TestVault.make(home, Samples::three);
        Files.delete(home.resolve("vault.mv.db"));
        try (TestWindow window = TestWindow.existing(home)) {
            assertFailure(window, "store.database.missing");
        }
    }

    @Test
    void yesterdaysDatabaseIsReadOnlyAfterAnAdministratorAcceptsIt() throws IOException {
        TestVault.make(home, Samples::three);
        byte[] yesterday = Files.readAllBytes(home.resolve("vault.mv.db"));
        try (TestWindow window = TestWindow.existing(home)) {
            window.unlock();
        }
        Files.write(home.resolve("vault.mv.db"), yesterday);
        try (TestWindow window = TestWindow.existing(home)) {
            window.assertShows(window.text("ui.unlock.incident"))
                    .assertShows(window.text("error.audit.database.behind.what"));
            assertThat(window.isDisabled("#unlock")).isTrue();
            window.unlock();
            window.assertShows(window.text("ui.unlock.title"));
            window.click("#accept").unlock();
            window.assertShows(Samples.OPENAI);
        }
        try (TestWindow window = TestWindow.existing(home)) {
            window.assertHides(window.text("ui.unlock.incident")).unlock();
            window.assertShows(Samples.OPENAI);
        }
    }

    private static void assertFailure(TestWindow window, String key) {
        window.assertShows(window.text("error." + key + ".what"));
        assertThat(window.textOf("#why")).isNotBlank();
        assertThat(window.textOf("#action")).isNotBlank();
        window.assertFocused("again");
    }
}
