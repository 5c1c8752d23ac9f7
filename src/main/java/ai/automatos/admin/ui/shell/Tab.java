package ai.automatos.admin.ui.shell;

import java.util.Locale;

/** The four tabs, in the guide's order: Ctrl/Cmd+1 to 4. */
public enum Tab {
    SETTINGS("fth-sliders"),
    CREDENTIALS("fth-key"),
    TYPES("fth-grid"),
    AUDIT("fth-file-text");

    private final String icon;

    Tab(String icon) {
        this.icon = icon;
    }

    String icon() {
        return icon;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
