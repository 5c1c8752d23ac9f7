package ai.automatos.admin.ui.form;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import org.jspecify.annotations.Nullable;

/** Gives a field the focus where the program does it: a scroll pane follows the Tab key alone. */
public final class Focus {
    private static final double MARGIN = 24;

    private Focus() {}

    public static void on(Node node) {
        node.requestFocus();
        for (@Nullable Parent at = node.getParent(); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane) {
                show(pane, node);
            }
        }
    }

    private static void show(ScrollPane pane, Node node) {
        Node content = pane.getContent();
        Bounds place = content.sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double hidden =
                content.getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        double top = pane.getVvalue() * hidden;
        boolean seen = place.getMinY() >= top
                && place.getMaxY() <= top + pane.getViewportBounds().getHeight();
        if (hidden > 0 && !seen) {
            pane.setVvalue(Math.max(0, Math.min(1, (place.getMinY() - MARGIN) / hidden)));
        }
    }

    /** Whether {@code node} is {@code parent} or lies in it. */
    public static boolean isInside(@Nullable Node node, Node parent) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }
}
