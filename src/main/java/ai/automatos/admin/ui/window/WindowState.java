package ai.automatos.admin.ui.window;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.AtomicFiles;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.ui.shell.Tab;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where and how large the window was, and which tab was open: {@code window.json} in the data folder. */
final class WindowState {
    private static final Logger LOG = LoggerFactory.getLogger(WindowState.class);

    private final Stage stage;
    private final AppPaths paths;
    private final Path file;
    private Saved saved = new Saved(-1, -1, 0, 0, false, Tab.CREDENTIALS.word());

    WindowState(Stage stage, AppPaths paths) {
        this.stage = stage;
        this.paths = paths;
        this.file = paths.windowState();
    }

    Tab tab() {
        return Tab.valueOf(saved.tab().toUpperCase(Locale.ROOT));
    }

    void remember(Tab tab) {
        saved = new Saved(saved.x(), saved.y(), saved.width(), saved.height(), saved.maximized(), tab.word());
    }

    /** Only a place that is still on a screen is taken. A file that makes no sense is as good as none. */
    void restore() {
        try {
            if (!Files.exists(file)) {
                return;
            }
            Saved read = Json.mapper().readValue(Files.readAllBytes(file), Saved.class);
            Tab.valueOf(read.tab().toUpperCase(Locale.ROOT));
            saved = read;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            LOG.info("the window starts in its usual place", e);
            return;
        }
        boolean onScreen = saved.width() >= stage.getMinWidth()
                && Screen.getScreensForRectangle(saved.x(), saved.y(), saved.width(), saved.height()).stream()
                        .map(Screen::getVisualBounds)
                        .anyMatch(bounds -> bounds.intersects(title(saved)));
        if (onScreen) {
            stage.setX(saved.x());
            stage.setY(saved.y());
            stage.setWidth(saved.width());
            stage.setHeight(saved.height());
        }
        stage.setMaximized(saved.maximized());
    }

    void save() {
        boolean large = stage.isMaximized();
        Saved now = new Saved(
                large ? saved.x() : stage.getX(),
                large ? saved.y() : stage.getY(),
                large ? saved.width() : stage.getWidth(),
                large ? saved.height() : stage.getHeight(),
                large,
                saved.tab());
        try {
            if (Files.isDirectory(paths.home())) {
                AtomicFiles.write(file, Json.mapper().writeValueAsBytes(now));
            }
        } catch (IOException e) {
            LOG.info("the window's place is not remembered", e);
        }
    }

    private static Rectangle2D title(Saved window) {
        return new Rectangle2D(window.x() + 50, window.y() + 10, Math.max(1, window.width() - 100), 20);
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Saved(double x, double y, double width, double height, boolean maximized, String tab) {}
}
