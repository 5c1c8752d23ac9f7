package ai.automatos.admin.ui.credential;

import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.Focus;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** Where there is little room, the filters lie in a panel behind a button that says how many of them are set. */
final class FilterPopover {
    private final Workbench bench;
    private final StackPane page;
    private final Button button;
    private final HBox bar;
    private final VBox panel;
    private final List<Region> filters;

    /** @param bar where {@code filters} stand as long as there is room @param panel lies over {@code page} */
    FilterPopover(Workbench bench, StackPane page, Button button, HBox bar, VBox panel, List<Region> filters) {
        this.bench = bench;
        this.page = page;
        this.button = button;
        this.bar = bar;
        this.panel = panel;
        this.filters = filters;
        filters.forEach(filter -> filter.setMaxWidth(Double.MAX_VALUE));
        panel.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(panel, Pos.TOP_LEFT);
        button.managedProperty().bind(button.visibleProperty());
        button.setOnAction(event -> toggle());
        page.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressedElsewhere);
        panel.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        count(0);
        fold(false);
    }

    void fold(boolean narrow) {
        hide();
        button.setVisible(narrow);
        (narrow ? bar : panel).getChildren().removeAll(filters);
        (narrow ? panel : bar).getChildren().setAll(filters);
    }

    /** @param set how many filters hide something */
    void count(int set) {
        button.setText(set == 0 ? bench.text("ui.filters") : bench.text("ui.filters.set", set));
    }

    private void toggle() {
        if (panel.isVisible()) {
            hide();
            return;
        }
        Bounds place = page.sceneToLocal(button.localToScene(button.getLayoutBounds()));
        double left = Math.max(0, place.getMaxX() - panel.prefWidth(-1));
        StackPane.setMargin(panel, new Insets(place.getMaxY() + 4, 0, 0, left));
        panel.setVisible(true);
        filters.get(0).requestFocus();
    }

    private void hide() {
        panel.setVisible(false);
    }

    private void pressedElsewhere(MouseEvent event) {
        boolean here =
                event.getTarget() instanceof Node node && (Focus.isInside(node, panel) || Focus.isInside(node, button));
        if (!here) {
            hide();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            hide();
            button.requestFocus();
        }
    }
}
