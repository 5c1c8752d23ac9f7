package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.Workbench;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One line of the palette: what, where, which group. */
final class PaletteCell extends ListCell<PaletteEntry> {
    private final Workbench bench;

    PaletteCell(Workbench bench) {
        this.bench = bench;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        setText(null);
        if (empty || entry == null) {
            setGraphic(null);
            return;
        }
        Label name = new Label(entry.name());
        name.getStyleClass().add("name");
        Label second = new Label(entry.second());
        second.getStyleClass().addAll("small", "muted");
        second.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label hint = new Label(
                entry.hint().isEmpty()
                        ? bench.text("ui.palette." + entry.group().word())
                        : entry.hint());
        hint.getStyleClass().add(entry.hint().isEmpty() ? "palette-group" : "key-cap");
        hint.setMinWidth(Region.USE_PREF_SIZE);
        HBox body = new HBox(12, sign(entry), name, second, space, hint);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("cell-body");
        setGraphic(body);
        setAccessibleText(entry.name() + ", " + entry.second());
    }

    /** As wide for an icon as for a tile. */
    private static StackPane sign(PaletteEntry entry) {
        StackPane sign = new StackPane(entry.sign().get());
        sign.setMinWidth(24);
        return sign;
    }
}
