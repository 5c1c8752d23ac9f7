package ai.automatos.admin.ui.window;

import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import org.testfx.api.FxToolkit;

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
    }
}
