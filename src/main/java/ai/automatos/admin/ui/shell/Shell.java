package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The window of an unlocked vault: header, tabs, status bar. Made after each unlock, closed at the lock. */
public interface Shell {
    OpenVault vault();

    Parent view();

    void start();

    /** What was typed and not saved, by name; taking it closes the form. */
    Optional<Map<String, String>> takeUnsaved();

    /** Brings back what {@link #takeUnsaved} took. */
    void restore(Map<String, String> input);

    void show(Tab tab);

    Page page(Tab tab);

    /** The page in front. */
    Page current();

    /** Goes round the tabs. @param step 1 or -1 */
    void next(int step);

    void openPalette();

    void openNotices();

    void testSelected();

    /** Tests what the list of credentials shows, after a question. */
    void testShown();

    /** @param typeKey chosen already, or null */
    void createCredential(@Nullable String typeKey);

    void close();

    /** Makes the shell of a vault that was just unlocked. */
    @FunctionalInterface
    interface Factory {
        Shell create(Workbench bench, OpenVault vault, Locker locker);
    }

    /** What locks the vault. */
    @FunctionalInterface
    interface Locker {
        void lock();
    }
}
