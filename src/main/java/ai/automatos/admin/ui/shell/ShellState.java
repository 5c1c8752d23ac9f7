package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.desktop.DesktopNotifier;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;

/**
 * What outlives a lock.
 *
 * @param lastTab where the user left it last
 * @param rememberTab hears of every change
 * @param home the data folder
 * @param demo whether everything here is invented and thrown away
 * @param desktopNotices whether the settings want notices on the desktop
 */
public record ShellState(
        IdleLock idle,
        ObservableValue<String> platformName,
        Supplier<Tab> lastTab,
        Consumer<Tab> rememberTab,
        String version,
        Path home,
        boolean demo,
        DesktopNotifier desktop,
        BooleanSupplier desktopNotices) {
    Tab tab() {
        return lastTab.get();
    }

    void remember(Tab tab) {
        rememberTab.accept(tab);
    }
}
