package ai.automatos.admin.ui;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.SVGPath;

/** The sign of a credential type: its brand, or a monogram, on its category's colour. Screen readers skip it. */
public final class TypeTile extends StackPane {
    /** Words that many names share, and that therefore tell no type from another. */
    private static final Set<String> COMMON = Set.of("api", "key", "token", "oauth2", "for", "the", "and", "of");

    /** @param category as the catalogue names it; empty if the type is unknown */
    public TypeTile(String key, String name, String category, Size size) {
        Node sign = Brands.path(key).<Node>map(path -> brand(path, size)).orElseGet(() -> letters(name));
        getChildren().setAll(sign);
        getStyleClass().addAll("tile", size.style, "tile-" + TypeCategories.number(category));
        Icons.hide(this);
    }

    private static Group brand(String path, Size size) {
        SVGPath shape = new SVGPath();
        shape.setContent(path);
        shape.getStyleClass().add("tile-brand");
        Bounds bounds = shape.getLayoutBounds();
        double scale = size.sign / Math.max(bounds.getWidth(), bounds.getHeight());
        shape.setScaleX(scale);
        shape.setScaleY(scale);
        return new Group(shape);
    }

    private static Label letters(String name) {
        Label letters = new Label(monogram(name));
        letters.getStyleClass().add("tile-letters");
        return letters;
    }

    /** Two letters: of two words, of a word with a capital inside, or the first two. */
    static String monogram(String name) {
        List<String> words = words(name.replaceAll("\\(.*?\\)", " "));
        if (words.isEmpty()) {
            words = words(name);
        }
        if (words.isEmpty()) {
            return "";
        }
        String first = words.get(0);
        Optional<String> inner = first.substring(1)
                .chars()
                .filter(Character::isUpperCase)
                .mapToObj(Character::toString)
                .findFirst();
        String second = inner.orElseGet(() -> first.length() > 1 ? first.substring(1, 2) : "");
        if (words.size() > 1 && inner.isEmpty()) {
            second = words.get(1).substring(0, 1).toUpperCase(Locale.ROOT);
        }
        return first.substring(0, 1).toUpperCase(Locale.ROOT) + second;
    }

    /** Without the common ones, unless there are no others. */
    private static List<String> words(String text) {
        List<String> words = Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .toList();
        List<String> telling = words.stream()
                .filter(word -> !COMMON.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
        return telling.isEmpty() ? words : telling;
    }

    /** Edge of the tile. */
    public enum Size {
        SMALL("tile-small", 14),
        MEDIUM("tile-medium", 18),
        NORMAL("tile-normal", 20),
        LARGE("tile-large", 22);

        private final String style;
        private final double sign;

        Size(String style, double sign) {
            this.style = style;
            this.sign = sign;
        }
    }
}
