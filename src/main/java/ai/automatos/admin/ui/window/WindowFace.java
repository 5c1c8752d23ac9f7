package ai.automatos.admin.ui.window;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.desktop.Desktop;
import ai.automatos.admin.ui.desktop.SystemBrowser;
import ai.automatos.admin.ui.desktop.SystemCommands;
import ai.automatos.admin.ui.desktop.SystemFileDialogs;
import ai.automatos.admin.ui.desktop.SystemNotifier;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The program's face on the screen: starts the toolkit, shows one window and waits until it is closed. */
public final class WindowFace {
    private static final Logger LOG = LoggerFactory.getLogger(WindowFace.class);

    /** PowerShell takes its time to start. */
    private static final Duration DESKTOP_LIMIT = Duration.ofSeconds(10);

    private final Workplace workplace;
    private final Messages messages;
    private final Clock clock;
    private final String version;

    public WindowFace(Workplace workplace, Messages messages, Clock clock, String version) {
        this.workplace = workplace;
        this.messages = messages;
        this.clock = clock;
        this.version = version;
    }

    /**
     * Whether there is anything to show a window on, and the JVM was not told to do without; JavaFX itself would fail
     * with a stack trace.
     */
    public static boolean hasDisplay(Map<String, String> environment) {
        if (Boolean.getBoolean("java.awt.headless")) {
            return false;
        }
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return os.startsWith("windows")
                || os.startsWith("mac")
                || !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /**
     * Blocks until the window is closed.
     *
     * @param demo an unlocked throw-away vault to show instead of the one at {@code place}, made behind the first
     *     frame, or null
     * @return false if the display cannot be used
     */
    public boolean run(Place place, @Nullable Supplier<OpenVault> demo) {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        ExecutorService background = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "window-task");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Platform.startup(() -> {
                try {
                    Stage stage = new Stage();
                    MainWindow window = new MainWindow(
                            stage,
                            background,
                            Platform::runLater,
                            workplace,
                            place,
                            messages,
                            clock,
                            version,
                            desktop(stage),
                            demo);
                    window.show(() -> closed.complete(true));
                } catch (RuntimeException | Error e) {
                    closed.completeExceptionally(e);
                }
            });
        } catch (UnsupportedOperationException | UnsatisfiedLinkError e) {
            LOG.warn("no display", e);
            return false;
        }
        try {
            return closed.join();
        } finally {
            background.shutdown();
            Platform.exit();
        }
    }

    private static Desktop desktop(Stage stage) {
        return new Desktop(
                new SystemBrowser(),
                new SystemNotifier(System.getProperty("os.name", ""), new SystemCommands(DESKTOP_LIMIT)),
                new SystemFileDialogs(stage));
    }
}
