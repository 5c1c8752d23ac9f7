package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.credential.StatusBadge;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** One line of the palette: the head of a group, a hit with its state or shortcut, or how many more there are. */
final class PaletteCell extends ListCell<PaletteRow> {
    private final Workbench bench;

    /** @param run does what the chosen line is for */
    PaletteCell(Workbench bench, Runnable run) {
        this.bench = bench;
        setOnMouseClicked(event -> {
            if (getItem() != null) {
                run.run();
            }
        });
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(PaletteRow row, boolean empty) {
        super.updateItem(row, empty);
        setText(null);
        setAccessibleText(null);
        setGraphic(empty || row == null ? null : body(row));
        setMouseTransparent(row == null || !row.canBeChosen());
        if (row != null) {
            setPrefHeight(row.height());
        }
    }

    private Node body(PaletteRow row) {
        HBox body;
        if (row instanceof PaletteRow.Head head) {
            Label count = label(bench.formats().number(head.count()), "small", "muted");
            body = new HBox(label(bench.text("ui.palette." + head.group().word()), "heading"), space(), count);
        } else if (row instanceof PaletteRow.More more) {
            String text = bench.text("ui.palette.more", more.count());
            body = new HBox(label(text, "small", "accent-text", "palette-more"));
            setAccessibleText(
                    text + ", " + bench.text("ui.palette." + more.group().word()));
        } else {
            body = hit((PaletteRow.Hit) row);
        }
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("palette-row");
        return body;
    }

    private HBox hit(PaletteRow.Hit hit) {
        PaletteEntry entry = hit.entry();
        StackPane sign = new StackPane(entry.sign().get());
        sign.getStyleClass().add("palette-sign");
        Label second = label(entry.second(), "small", "muted", "may-cut");
        second.setMinWidth(0);
        HBox body = new HBox(12, sign, new MarkedText(entry.name(), hit.typed()), second, space());
        String state = "";
        if (entry.row() != null) {
            StatusBadge badge = new StatusBadge(bench);
            badge.show(entry.row(), false);
            body.getChildren().add(badge);
            state = ", " + badge.getText();
        }
        if (!entry.hint().isEmpty()) {
            body.getChildren().add(label(entry.hint(), "key-cap"));
        }
        Label enter = label(bench.text("ui.palette.enter"), "key-cap");
        enter.visibleProperty().bind(selectedProperty());
        enter.managedProperty().bind(selectedProperty());
        body.getChildren().add(enter);
        setAccessibleText(entry.name() + ", " + entry.second() + state);
        return body;
    }

    private static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }
}
