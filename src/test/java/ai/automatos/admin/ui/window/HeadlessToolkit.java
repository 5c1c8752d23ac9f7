package ai.automatos.admin.ui.window;

import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** JavaFX for tests; it stays when a window closes, for the next one. */
final class HeadlessToolkit {
    private HeadlessToolkit() {}

    static void start() {
        try {
            FxToolkit.registerPrimaryStage();
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
        Platform.setImplicitExit(false);
        // Otherwise a window's test fails for what a thread of another test's server did not catch.
        WaitForAsyncUtils.autoCheckException = false;
    }
}
