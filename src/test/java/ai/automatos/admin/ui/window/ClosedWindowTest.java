package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** A clock that goes on in a closed window keeps all that was shown, secrets too. */
class ClosedWindowTest {
    @TempDir
    private Path home;

    @Test
    void nothingHoldsAClosedWindow() throws TimeoutException {
        WeakReference<MainWindow> closed = openAndClose("first");
        openAndClose("second"); // For the toolkit remembers the last one that had the focus.
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> {
            System.gc();
            return closed.get() == null;
        });
        assertThat(closed.get()).isNull();
    }

    private WeakReference<MainWindow> openAndClose(String folder) {
        try (TestWindow window = TestWindow.unlocked(home.resolve(folder), vault -> {})) {
            window.shortcut(KeyCode.DIGIT1);
            window.shortcut(KeyCode.DIGIT4);
            window.shortcut(KeyCode.DIGIT2);
            return new WeakReference<>(window.main());
        }
    }
}
