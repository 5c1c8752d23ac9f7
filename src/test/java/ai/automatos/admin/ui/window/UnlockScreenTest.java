package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlockScreenTest {
    @TempDir
    private Path home;

    @Test
    void thePasswordOpensTheTabs() {
        try (TestWindow window = TestWindow.locked(home, vault -> {})) {
            window.assertShows(window.text("ui.unlock.title")).assertShows(window.text("ui.unlock.keyfile.fits"));
            window.unlock();
            assertThat(window.isShown("#tab-credentials")).isTrue();
            window.assertShows(window.text("ui.credentials.empty"));
        }
    }

    @Test
    void aWrongPasswordSaysSoAndKeepsTheVaultClosed() {
        try (TestWindow window = TestWindow.locked(home, vault -> {})) {
            window.click("#password").write("wrong").press(KeyCode.ENTER);
            window.assertShows(window.text("error.vault.password.wrong.what"));
            assertThat(window.isShown("#tab-credentials")).isFalse();
        }
    }
}
