package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.ui.Workbench;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A category and how many types it has. */
final class CategoryCell extends ListCell<TypesController.Category> {
    private final Workbench bench;
    private final Label name = new Label();
    private final Label number = new Label();
    private final HBox body;

    CategoryCell(Workbench bench) {
        this.bench = bench;
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        number.getStyleClass().addAll("small", "muted");
        name.setMinWidth(0);
        number.setMinWidth(Region.USE_PREF_SIZE);
        body = new HBox(8, name, space, number);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("side-item");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(TypesController.Category category, boolean empty) {
        super.updateItem(category, empty);
        if (empty || category == null) {
            setGraphic(null);
            return;
        }
        String shown = category.name() == null ? bench.text("ui.types.all") : category.name();
        name.setText(shown);
        number.setText(bench.formats().number(category.types()));
        setGraphic(body);
        setAccessibleText(shown + ", " + number.getText());
    }
}
