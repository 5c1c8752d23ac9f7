package ai.automatos.admin.ui.shell;

import ai.automatos.admin.credential.CredentialSummary;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * Something the palette offers.
 *
 * @param key a type's key, else empty
 * @param sign makes the icon or tile
 * @param words what a search looks at beside the name, in lower case
 * @param row the credential whose state is shown, or null
 * @param hint a shortcut shown at the right, or empty
 */
record PaletteEntry(
        Group group,
        String key,
        Supplier<Node> sign,
        String name,
        String second,
        String words,
        @Nullable CredentialSummary row,
        String hint,
        Runnable action) {
    private static final int NO_HIT = -1;

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

    /**
     * How well this fits, the higher the better; negative if it does not.
     *
     * @param typed in lower case, without blanks around it
     */
    int score(String typed) {
        if (typed.isEmpty()) {
            return group == Group.ACTIONS || group == Group.CREDENTIALS ? 0 : NO_HIT;
        }
        String title = name.toLowerCase(Locale.ROOT);
        boolean inTitle = true;
        for (String word : typed.split("\\s+")) {
            boolean here = title.contains(word);
            if (!here && !words.contains(word)) {
                return NO_HIT;
            }
            inTitle &= here;
        }
        return title.startsWith(typed) ? 3 : title.contains(" " + typed) ? 2 : inTitle ? 1 : 0;
    }
}
