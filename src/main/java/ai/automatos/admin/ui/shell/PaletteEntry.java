package ai.automatos.admin.ui.shell;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * Something the palette offers.
 *
 * @param sign makes what stands before the name
 * @param words what a search looks at beside the name, in lower case
 * @param hint shown at the right: a status or a shortcut
 */
record PaletteEntry(Group group, Supplier<Node> sign, String name, String second, String words, String hint, Runnable action) {
    /** In the order they are shown. */
    enum Group {
        CREDENTIALS,
        TYPES,
        SETTINGS,
        ACTIONS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    boolean matches(String typed) {
        if (typed.isEmpty()) {
            return group == Group.ACTIONS || group == Group.CREDENTIALS;
        }
        String text = name.toLowerCase(Locale.ROOT) + " " + words;
        for (String word : typed.split("\\s+")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }

    boolean beginsWith(String typed) {
        return name.toLowerCase(Locale.ROOT).startsWith(typed);
    }
}
