package ai.automatos.admin.ui;

import java.util.Map;
import java.util.Optional;
import javafx.scene.Parent;

/** What one tab shows. Made when first shown, closed with the lock. FX thread only. */
public interface Page {
    Parent view();

    /** The tab is in front: the first time, and each time after another one was. */
    void shown();

    /** Reads anew; selection, filters and place stay. */
    void refresh();

    void focusSearch();

    /** What was typed and would be lost, by name; empty if nothing. Taking it also closes the form. */
    default Optional<Map<String, String>> takeUnsaved() {
        return Optional.empty();
    }

    /** Brings back what {@link #takeUnsaved} took. */
    default void restore(Map<String, String> input) {}

    /** What Ctrl/Cmd+S asks for; nothing where everything is saved at once. */
    default void save() {}

    /** Stops what runs and wipes what is shown. */
    default void close() {}
}
