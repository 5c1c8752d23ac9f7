package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.ui.OpenVault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A test that uses up somebody's allowance is asked about first. */
class AllowanceTest {
    private static final String NAME = "Maps for the fleet";

    @TempDir
    private Path home;

    @Test
    void theShortcutAsksAndCancelTestsNothing() {
        try (TestWindow window = TestWindow.unlocked(home, AllowanceTest::maps)) {
            new CredentialsPage(window).select(NAME);
            window.shortcut(KeyCode.T)
                    .assertShows(window.text("ui.allowance.title", NAME))
                    .assertShows("ends a session at Google. What it does: Asks for the coordinates");
            window.press(KeyCode.ESCAPE).assertHides(window.text("ui.allowance.go"));
            assertThat(lastTests(window)).containsOnlyNulls();
        }
    }

    @Test
    void manyAtOnceAreAskedAboutOnce() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {
            maps(vault);
            Samples.three(vault);
        })) {
            window.onFx(() -> {
                window.<ListView<?>>find("#list").getSelectionModel().selectAll();
                return null;
            });
            new CredentialsPage(window).menu("#bulk", "ui.test");
            window.assertShows(window.text("ui.allowance.many.title", 4))
                    .assertShows(window.text("ui.allowance.many.text", 1, NAME));
            window.press(KeyCode.ESCAPE);
            assertThat(lastTests(window)).containsOnlyNulls();
        }
    }

    @Test
    void aTestThatCostsNothingIsNotAskedAbout() {
        try (StubServer service = StubServer.http(StubServer.answer("200 OK", "", "{\"data\":[]}"));
                TestWindow window = TestWindow.unlocked(home, vault -> Samples.openAi(vault, service.port()))) {
            new CredentialsPage(window).select(Samples.OPENAI);
            window.shortcut(KeyCode.T).assertHides(window.text("ui.allowance.go"));
            assertThat(lastTests(window)).doesNotContainNull();
        }
    }

    @Test
    void theWizardAsksBeforeItsTest() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            window.shortcut(KeyCode.N).write("google maps platform").press(KeyCode.ENTER);
            window.fill("#input-name", NAME)
                    .fill("#input-api_key", "AIza" + "x".repeat(35))
                    .click("#wizardNext");
            window.assertShows(window.text("ui.allowance.title", NAME));
            window.press(KeyCode.ESCAPE).assertShows(window.text("ui.test.idle"));
            assertThat(window.isShown("#wizardSkip")).isTrue();
        }
    }

    private static void maps(OpenVault vault) {
        Samples.create(
                vault,
                NAME,
                "google_maps_api_key",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                Map.of("api_key", "AIza" + "x".repeat(35)));
    }

    private static List<Object> lastTests(TestWindow window) {
        OpenVault vault = window.vault();
        return vault.core().credentials().list(vault.caller(), CredentialFilter.ALL).stream()
                .<Object>map(row -> row.activity().lastTest())
                .toList();
    }
}
