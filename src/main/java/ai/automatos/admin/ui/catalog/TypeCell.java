package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.util.function.ToLongFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A type in the list: tile, name, whether it can be tested, how many credentials use it. */
final class TypeCell extends ListCell<TypeSummary> {
    private final Workbench bench;
    private final ToLongFunction<String> used;

    TypeCell(Workbench bench, ToLongFunction<String> used) {
        this.bench = bench;
        this.used = used;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TypeSummary type, boolean empty) {
        super.updateItem(type, empty);
        if (empty || type == null) {
            setGraphic(null);
            return;
        }
        Label name = new Label(type.name());
        name.getStyleClass().addAll("name", "may-cut");
        boolean testable = type.testable();
        Label second = new Label(
                bench.text(testable ? "ui.types.live" : "ui.types.not.testable", type.required() + type.optional()));
        second.setGraphic(Icons.of(testable ? "fth-zap" : "fth-slash", "mini"));
        second.getStyleClass().addAll("small", "muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        long count = used.applyAsLong(type.key());
        Label usage = new Label(count == 0 ? "" : bench.text("ui.picker.used", count));
        usage.getStyleClass().addAll("small", "muted");
        usage.setMinWidth(Region.USE_PREF_SIZE);
        VBox lines = new VBox(name, second);
        lines.setMinWidth(0);
        HBox body = new HBox(
                12, new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.MEDIUM), lines, space, usage);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("cell-body");
        setGraphic(body);
        setAccessibleText(type.name() + ", " + type.category() + ", " + second.getText());
    }
}
