package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A type to choose, or the heading of a section, which cannot be chosen. */
final class PickerCell extends ListCell<PickerRows.Row> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    private final Workbench bench;
    private final Map<String, Long> used;

    PickerCell(Workbench bench, Map<String, Long> used) {
        this.bench = bench;
        this.used = used;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PickerRows.Row row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        boolean filled = !empty && row != null;
        TypeSummary type = filled ? row.type() : null;
        String heading = filled ? row.heading() : null;
        pseudoClassStateChanged(HEADING, heading != null);
        setMouseTransparent(type == null);
        setPrefHeight(type == null ? 32 : 48);
        if (type != null) {
            setGraphic(body(type));
            setAccessibleText(type.name() + ", " + type.category());
        } else if (heading != null) {
            Label label = new Label(bench.text(heading));
            label.getStyleClass().addAll("heading", "picker-heading");
            setGraphic(label);
            setAccessibleText(label.getText());
        } else {
            setGraphic(null);
            setAccessibleText(null);
        }
    }

    private Node body(TypeSummary type) {
        Label name = new Label(type.name());
        name.getStyleClass().addAll("name", "may-cut");
        Label second = new Label(bench.text("ui.picker.second", type.category(), type.required(), type.optional()));
        second.getStyleClass().addAll("small", "muted", "may-cut");
        VBox lines = new VBox(name, second);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        long count = used.getOrDefault(type.key(), 0L);
        Label usage = new Label(count == 0 ? "" : bench.text("ui.picker.used", count));
        usage.getStyleClass().addAll("small", "muted");
        usage.setMinWidth(Region.USE_PREF_SIZE);
        TypeTile tile = new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.MEDIUM);
        HBox body = new HBox(12, tile, lines, usage);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("cell-body");
        return body;
    }
}
