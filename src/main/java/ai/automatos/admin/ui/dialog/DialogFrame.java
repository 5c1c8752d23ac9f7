package ai.automatos.admin.ui.dialog;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What all dialogs share: title with a cross, body, footer with the note left and the buttons right. */
public final class DialogFrame extends VBox {
    private final Label title = new Label();
    private final VBox body = new VBox();
    private final HBox footer = new HBox(8);
    private final Label note = new Label();

    /** @param leave what the cross does */
    public DialogFrame(String heading, Messages messages, Runnable leave) {
        getStyleClass().add("dialog-frame");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        title.setText(heading);
        title.getStyleClass().add("title");
        Button cross = new Button();
        cross.setGraphic(Icons.of("fth-x"));
        cross.getStyleClass().addAll("button-icon", "flat");
        cross.setTooltip(new Tooltip(messages.get("ui.close")));
        cross.setAccessibleText(messages.get("ui.close"));
        cross.setOnAction(event -> leave.run());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(8, title, space, cross);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("dialog-head");
        body.getStyleClass().add("dialog-body");
        VBox.setVgrow(body, Priority.ALWAYS);
        note.getStyleClass().addAll("small", "muted");
        note.setWrapText(true);
        footer.setAlignment(Pos.CENTER_RIGHT);
        footer.getStyleClass().add("dialog-footer");
        getChildren().addAll(head, body, footer);
    }

    public VBox body() {
        return body;
    }

    public void heading(String text) {
        title.setText(text);
    }

    public void text(String sentence) {
        Label label = new Label(sentence);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        body.getChildren().add(label);
    }

    public void content(Node... nodes) {
        body.getChildren().addAll(nodes);
    }

    public void note(String text) {
        note.setText(text);
    }

    /** The primary button last. */
    public void footer(Node... buttons) {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        footer.getChildren().setAll(note, space);
        footer.getChildren().addAll(buttons);
    }
}
