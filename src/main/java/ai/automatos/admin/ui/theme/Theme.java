package ai.automatos.admin.ui.theme;

import java.util.Locale;

/** The three choices of the setting; {@link #AUTO} follows the desktop. */
public enum Theme {
    DARK,
    LIGHT,
    AUTO;

    public static Theme ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
