package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.ui.Icons;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A sub-tab in the list at the left, with the number of its changed rows. */
final class SubTabCell extends ListCell<SettingsPage> {
    private static final Map<String, String> ICONS = Map.of("general", "fth-home");

    private final SettingText words;
    private final SettingsDraft draft;

    SubTabCell(SettingText words, SettingsDraft draft) {
        this.words = words;
        this.draft = draft;
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(SettingsPage page, boolean empty) {
        super.updateItem(page, empty);
        setText(null);
        if (empty || page == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Label name = new Label(words.page(page), Icons.of(ICONS.getOrDefault(page.word(), "fth-settings")));
        name.getStyleClass().add("name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox body = new HBox(8, name, space);
        body.setAlignment(Pos.CENTER_LEFT);
        body.getStyleClass().add("side-item");
        long number = page.keys().stream().filter(draft::isChanged).count();
        if (page.keys().stream().anyMatch(key -> draft.wrong(key).isPresent())) {
            body.getChildren().add(Icons.of("fth-alert-triangle", "danger"));
        }
        if (number > 0) {
            Label count = new Label(Long.toString(number));
            count.getStyleClass().addAll("counter", "accent-counter");
            body.getChildren().add(count);
        }
        setGraphic(body);
        setAccessibleText(words.page(page) + (number > 0 ? ", " + number : ""));
    }
}
