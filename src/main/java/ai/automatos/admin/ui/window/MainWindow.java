package ai.automatos.admin.ui.window;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.Formats;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Views;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.Clipboards;
import ai.automatos.admin.ui.desktop.Desktop;
import ai.automatos.admin.ui.desktop.SystemCommands;
import ai.automatos.admin.ui.desktop.SystemTheme;
import ai.automatos.admin.ui.dialog.Dialogs;
import ai.automatos.admin.ui.notify.Notices;
import ai.automatos.admin.ui.shell.IdleLock;
import ai.automatos.admin.ui.shell.ShellController;
import ai.automatos.admin.ui.shell.ShellState;
import ai.automatos.admin.ui.shell.Shortcuts;
import ai.automatos.admin.ui.task.Tasks;
import ai.automatos.admin.ui.theme.Themes;
import ai.automatos.admin.workplace.Place;
import ai.automatos.admin.workplace.Workplace;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The one window: layers, theme, keys, and what stays over a lock. FX thread only. */
public final class MainWindow {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    private final Stage stage;
    private final Executor background;
    private final Screens screens;
    private final Themes themes;
    private final WindowPreferences preferences;
    private final StringProperty platformName = new SimpleStringProperty();
    private final WindowState state;

    /**
     * @param background where work runs
     * @param onWindow runs what it is given on the FX thread
     * @param around the desktop around the window
     * @param demo an unlocked vault to show instead of the one at {@code place}, or null
     */
    MainWindow(
            Stage stage,
            Executor background,
            Executor onWindow,
            Workplace workplace,
            Place place,
            Messages messages,
            Clock clock,
            String version,
            Desktop around,
            @Nullable Supplier<OpenVault> demo) {
        Desktop desktop = demo == null ? around : around.forSamples();
        this.stage = stage;
        this.background = background;
        Notices notices = new Notices(messages);
        Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> notices.error(failure));
        Tasks tasks = new Tasks(background, onWindow, notices::error);
        Dialogs dialogs = new Dialogs(messages);
        preferences = new WindowPreferences(workplace.settings(place), () -> tasks.inWindow(this::obey));
        Workbench bench = new Workbench(
                messages,
                new Formats(messages, clock, preferences::zone),
                new Views(messages.bundle()),
                tasks,
                notices,
                dialogs,
                new Clipboards(preferences::clipboard),
                desktop.browser(),
                desktop.files());
        StackPane content = new StackPane();
        StackPane root = new StackPane(content, dialogs.sheetLayer(), dialogs.questionLayer(), notices.layer());
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        themes = new Themes(scene, new SystemTheme(System.getProperty("os.name", ""), new SystemCommands()), tasks);
        obey();
        IdleLock idle = new IdleLock(clock, preferences::idleLock);
        idle.watch(scene);
        state = new WindowState(stage, place.paths());
        ShellState shellState = new ShellState(
                idle,
                platformName,
                state::tab,
                state::remember,
                version,
                place.paths().home(),
                demo != null,
                desktop.notifier(),
                preferences::desktopNotices);
        screens = new Screens(
                bench,
                workplace,
                place,
                content,
                idle,
                (workbench, vault, locker) -> {
                    preferences.follow(vault.core().settings().current());
                    return new ShellController(workbench, vault, locker, shellState);
                },
                demo);
        new Shortcuts(screens::shell, dialogs, screens).listen(scene);
        dialogs.trapFocus(scene);
        stage.setScene(scene);
        stage.titleProperty().bind(platformName);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
    }

    Screens screens() {
        return screens;
    }

    Themes themes() {
        return themes;
    }

    private void obey() {
        themes.choose(preferences.theme());
        themes.textSize(preferences.textSize());
        platformName.set(preferences.platformName());
    }

    /** @param closed runs once the window is gone and the vault is closed */
    void show(Runnable closed) {
        state.restore();
        stage.setOnHidden(event -> {
            state.save();
            themes.close();
            screens.hidden();
            background.execute(() -> {
                try {
                    screens.close();
                } finally {
                    closed.run();
                }
            });
        });
        screens.open();
        stage.show();
    }
}
