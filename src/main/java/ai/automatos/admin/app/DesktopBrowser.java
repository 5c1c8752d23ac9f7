package ai.automatos.admin.app;

import ai.automatos.admin.ui.window.WindowFace;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens pages for the command line, which has no window toolkit, by the desktop's own command. */
final class DesktopBrowser {
    private static final Logger LOG = LoggerFactory.getLogger(DesktopBrowser.class);

    private final String os;
    private final Map<String, String> environment;

    /** @param os as in the system property {@code os.name} */
    DesktopBrowser(String os, Map<String, String> environment) {
        this.os = os.toLowerCase(Locale.ROOT);
        this.environment = environment;
    }

    /** Does nothing without a display; that no browser comes is not an error, for the user sees the address as well. */
    void open(URI page) {
        if (!WindowFace.hasDisplay(environment)) {
            return;
        }
        try {
            new ProcessBuilder(command(page))
                    .redirectInput(ProcessBuilder.Redirect.PIPE)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .getOutputStream()
                    .close();
        } catch (IOException e) {
            LOG.info("no browser could be opened: {}", e.getMessage());
        }
    }

    /** No shell in between: an address may hold what a shell would obey. */
    List<String> command(URI page) {
        if (os.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(os.startsWith("mac") ? "open" : "xdg-open", page.toString());
    }
}
