package ai.automatos.admin.ui.desktop;

import java.net.URI;
import javafx.application.Application;
import javafx.application.HostServices;
import javafx.stage.Stage;

/** The desktop's own browser, by JavaFX's host services, which only an application can give. */
public final class SystemBrowser implements Browser {
    private final HostServices services = new Application() {
        @Override
        public void start(Stage stage) {
            throw new UnsupportedOperationException("the window starts without it");
        }
    }.getHostServices();

    @Override
    public void open(URI page) {
        services.showDocument(page.toString());
    }
}
