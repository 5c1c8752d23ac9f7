package ai.automatos.admin.ui;

import javafx.scene.Node;
import org.kordamp.ikonli.javafx.FontIcon;

/** They stand beside a word, or their owner has a tooltip and an accessible name. */
public final class Icons {
    private Icons() {}

    public static FontIcon of(String code) {
        FontIcon icon = new FontIcon(code);
        icon.getStyleClass().add("app-icon");
        return icon;
    }

    public static FontIcon of(String code, String style) {
        FontIcon icon = of(code);
        icon.getStyleClass().add(style);
        return icon;
    }

    /** Decoration that a screen reader skips. */
    public static void hide(Node node) {
        node.setFocusTraversable(false);
        node.setAccessibleText("");
    }
}
