package ai.automatos.admin.ui.shell;

import java.nio.file.Path;
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
 */
public record ShellState(
        IdleLock idle,
        ObservableValue<String> platformName,
        Supplier<Tab> lastTab,
        Consumer<Tab> rememberTab,
        String version,
        Path home,
        boolean demo) {
    Tab tab() {
        return lastTab.get();
    }

    void remember(Tab tab) {
        rememberTab.accept(tab);
    }
}
