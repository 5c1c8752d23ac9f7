package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.credential.OwnTypeState;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** There is an own type of this name already: what is this one to be? */
final class NameConflict extends VBox {
    private final TextField name = new TextField();

    NameConflict(Workbench bench, OwnTypeState other, Runnable newVersion, Consumer<String> otherName, Runnable leave) {
        super(8);
        getStyleClass().addAll("message", "warning", "name-conflict");
        setId("nameConflict");
        Label said = new Label(
                bench.text("ui.own.taken", other.name(), other.version(), other.credentials()),
                Icons.of("fth-alert-triangle", "warning"));
        said.setWrapText(true);
        said.setMinHeight(Region.USE_PREF_SIZE);
        Button replace = button(bench.text("ui.own.taken.version", other.version() + 1), newVersion);
        replace.setId("takenVersion");
        name.setId("takenName");
        name.setPromptText(bench.text("ui.own.taken.name"));
        name.setAccessibleText(bench.text("ui.own.taken.name"));
        Button rename = button(
                bench.text("ui.own.taken.rename"),
                () -> otherName.accept(name.getText().strip()));
        rename.setId("takenRename");
        rename.disableProperty().bind(name.textProperty().map(String::isBlank));
        Button no = button(bench.text("ui.own.taken.leave"), leave);
        no.setId("takenLeave");
        HBox ways = new HBox(8, replace, name, rename, no);
        ways.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(said, ways);
    }

    /** On the way that loses nothing. */
    void focus() {
        name.requestFocus();
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }
}
