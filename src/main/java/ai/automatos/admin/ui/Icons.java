package ai.automatos.admin.ui;

import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons and type tiles. Icons stand beside a word, or their owner has a tooltip and an accessible name. */
public final class Icons {
    private static final int COLOURS = 8;

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

    /** A monogram of a type's name on its category's colour. */
    public static StackPane tile(String name, String category, String size) {
        Label letters = new Label(monogram(name));
        letters.getStyleClass().add("tile-letters");
        StackPane tile = new StackPane(letters);
        tile.setAlignment(Pos.CENTER);
        int colour = Math.floorMod(Objects.hashCode(category), COLOURS) + 1;
        tile.getStyleClass().addAll("tile", size, "tile-" + colour);
        hide(tile);
        return tile;
    }

    /** Decoration that a screen reader skips. */
    public static void hide(Node node) {
        node.setFocusTraversable(false);
        node.setAccessibleText("");
    }

    private static String monogram(String name) {
        StringBuilder capitals = new StringBuilder();
        for (int i = 0; i < name.length() && capitals.length() < 2; i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter) || (i == 0 && Character.isLetterOrDigit(letter))) {
                capitals.append(i == 0 ? Character.toUpperCase(letter) : letter);
            }
        }
        if (capitals.length() == 1 && name.length() > 1 && Character.isLetterOrDigit(name.charAt(1))) {
            capitals.append(name.charAt(1));
        }
        return capitals.toString();
    }
}
