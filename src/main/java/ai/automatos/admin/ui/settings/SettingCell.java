package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingKey;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/** A setting that the search found, and on which sub-tab it stands. */
final class SettingCell extends ListCell<SettingKey<?>> {
    private final SettingText words;

    SettingCell(SettingText words) {
        this.words = words;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SettingKey<?> key, boolean empty) {
        super.updateItem(key, empty);
        setText(null);
        if (empty || key == null) {
            setGraphic(null);
            return;
        }
        Label name = new Label(words.label(key));
        name.getStyleClass().add("name");
        Label help = new Label(words.help(key));
        help.getStyleClass().addAll("small", "muted", "may-cut");
        VBox body = new VBox(name, help);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("side-item");
        setGraphic(body);
        setAccessibleText(words.label(key));
    }
}
