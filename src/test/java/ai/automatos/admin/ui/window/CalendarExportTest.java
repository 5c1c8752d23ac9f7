package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.credential.CredentialDraft;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.Expiry;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.desktop.FileDialogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The expiry dates as a file for calendars, from the menu above the list. */
class CalendarExportTest {
    private static final String NAME = "Slack until Christmas";

    @TempDir
    private Path folder;

    private static void ending(OpenVault vault) {
        Samples.three(vault);
        vault.core()
                .credentials()
                .create(
                        vault.caller(),
                        new CredentialDraft(
                                NAME,
                                "slack",
                                CredentialEnvironment.PRODUCTION,
                                "",
                                List.of(),
                                Expiry.on(LocalDate.of(2026, 12, 24)),
                                Map.of("bot_token", SecretBytes.ofUtf8("xoxb-canary-token"))));
    }

    private TestWindow window() {
        return TestWindow.unlocked(folder.resolve("vault"), CalendarExportTest::ending);
    }

    private static void export(TestWindow window) {
        new CredentialsPage(window).menu("#credentialsMore", "ui.calendar.export");
    }

    @Test
    void theFileThatWasChosenHoldsNamesAndDays() throws IOException {
        Path file = folder.resolve("dates.ics");
        try (TestWindow window = window()) {
            window.files().choose(file);
            export(window);

            window.assertShows(window.text("ui.calendar.written", 1, file));
            assertThat(Files.readString(file))
                    .contains("SUMMARY:")
                    .contains(NAME)
                    .contains("20261224")
                    .doesNotContain("canary", Samples.OPENAI);
            assertThat(window.files().asked())
                    .containsExactly(new FileDialogs.Request(
                            window.text("ui.calendar.title"),
                            "credentials.ics",
                            List.of(new FileDialogs.Kind(window.text("ui.calendar.files"), "*.ics"))));
        }
    }

    @Test
    void nothingIsWrittenIfNoFileIsChosen() {
        try (TestWindow window = window()) {
            export(window);
            assertThat(window.files().asked()).hasSize(1);
            window.assertHides(".ics");
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsNamed() {
        Path file = folder.resolve("no such folder").resolve("dates.ics");
        try (TestWindow window = window()) {
            window.files().choose(file);
            export(window);
            window.assertShows(window.text("error.file.unwritable.what", file));
        }
    }
}
