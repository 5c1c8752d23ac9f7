package ai.automatos.admin.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;
import org.controlsfx.control.CheckComboBox;

/** Reads what a scene shows, as somebody in front of it would. FX thread only. */
final class SceneText {
    private SceneText() {}

    /** Every text that is drawn below {@code root}, in the order of the scene graph. */
    static List<String> shown(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Text text && !text.getText().isBlank()) {
                found.add(text.getText());
            }
        });
        return found;
    }

    /** Texts, field contents and accessible names of everything below {@code root}, visible or not. */
    static List<String> everything(Node root) {
        List<String> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    private static void collect(Node node, List<String> found) {
        Stream.of(
                        node.getAccessibleText(),
                        node instanceof Labeled labeled ? labeled.getText() : null,
                        node instanceof TextInputControl input ? input.getText() : null,
                        node instanceof Text text ? text.getText() : null)
                .filter(Objects::nonNull)
                .forEach(found::add);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Labels and buttons that draw less than they have to say. */
    static List<String> cut(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isBlank()
                    && !mayBeCut(labeled)) {
                for (Node child : labeled.getChildrenUnmodifiable()) {
                    if (child != labeled.getGraphic()
                            && child instanceof Text drawn
                            && child.isVisible()
                            && !drawn.getText().equals(labeled.getText().stripTrailing())) {
                        found.add(labeled.getText() + " → " + drawn.getText());
                    }
                }
            }
        });
        return found;
    }

    /** Controls that a screen reader could not name. */
    static List<String> nameless(Node root) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            boolean control = node instanceof ButtonBase
                    || node instanceof TextInputControl
                    || node instanceof ComboBoxBase
                    || node instanceof CheckComboBox
                    || node instanceof ListView;
            boolean ofASkin = node.getParent() instanceof CheckComboBox || node.getParent() instanceof ComboBoxBase;
            boolean named =
                    isSaid(node.getAccessibleText()) || (node instanceof Labeled label && isSaid(label.getText()));
            if (control && !ofASkin && !named) {
                found.add(node.toString());
            }
        });
        return found;
    }

    /** Buttons that lie beyond the edge of the window, where nothing scrolls to them. */
    static List<String> outside(Node root, double width, double height) {
        List<String> found = new ArrayList<>();
        walk(root, node -> {
            if (node instanceof ButtonBase && !scrolls(node)) {
                Bounds bounds = node.localToScene(node.getLayoutBounds());
                if (bounds.getMaxX() > width + 1 || bounds.getMaxY() > height + 1 || bounds.getMinX() < -1) {
                    found.add(node + " " + bounds);
                }
            }
        });
        return found;
    }

    private static boolean scrolls(Node node) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSaid(String text) {
        return text != null && !text.isBlank();
    }

    /** Names and other words of the user's own may be as long as they like. */
    private static boolean mayBeCut(Node node) {
        return node.getStyleClass().contains("may-cut");
    }

    private static void walk(Node node, java.util.function.Consumer<Node> visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.accept(node);
        if (node instanceof Parent parent && !(node instanceof TextInputControl && node.isDisabled())) {
            parent.getChildrenUnmodifiable().forEach(child -> walk(child, visitor));
        }
    }

    /** Whether the node and everything above it is visible. */
    static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }
}
