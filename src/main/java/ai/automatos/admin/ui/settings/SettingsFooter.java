package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** "3 unsaved changes · Review… · Discard · Save", one for all sub-tabs; there while something is unsaved. */
public final class SettingsFooter extends HBox {
    private final Label count = new Label();
    private final Label where = new Label();
    private final Button show = new Button();
    private final Button review = new Button();
    private final Button discard = new Button();
    private final Button save = new Button();

    public SettingsFooter() {
        getStyleClass().add("setting-footer");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        count.getStyleClass().add("name");
        count.setMinWidth(Region.USE_PREF_SIZE);
        where.getStyleClass().addAll("muted", "may-cut");
        show.setId("showWrong");
        review.setId("reviewSettings");
        discard.setId("discardSettings");
        save.setId("saveSettings");
        save.getStyleClass().add("accent");
        List.of(show, review, discard, save).forEach(button -> button.setMinWidth(Region.USE_PREF_SIZE));
        getChildren().addAll(count, where, space, show, review, discard, save);
    }

    void connect(Workbench bench, Runnable onShow, Runnable onReview, Runnable onDiscard, Runnable onSave) {
        show.setText(bench.text("ui.settings.show"));
        show.setOnAction(event -> onShow.run());
        review.setText(bench.text("ui.settings.review"));
        review.setGraphic(Icons.of("fth-list"));
        review.setOnAction(event -> onReview.run());
        discard.setText(bench.text("ui.discard"));
        discard.setOnAction(event -> onDiscard.run());
        save.setText(bench.text("ui.save"));
        save.setTooltip(new Tooltip(bench.text("ui.settings.save.help")));
        save.setOnAction(event -> onSave.run());
    }

    /** @param saving while what was typed is on its way */
    void show(Workbench bench, SettingText words, SettingsDraft draft, List<SettingsPage> pages, boolean saving) {
        int changes = draft.changes().size();
        int wrong = draft.wrongs().size();
        setVisible(changes > 0);
        setManaged(changes > 0);
        count.setText(bench.text("ui.settings.unsaved", changes));
        count.setGraphic(Icons.of("fth-edit-2", "accent"));
        where.getStyleClass().remove("danger-text");
        if (wrong > 0) {
            where.setText(bench.text("ui.settings.wrong", wrong));
            where.setGraphic(Icons.of("fth-alert-triangle", "danger"));
            where.getStyleClass().add("danger-text");
        } else {
            where.setGraphic(null);
            where.setText(pages.stream()
                    .filter(page -> page.keys().stream().anyMatch(draft::isChanged))
                    .map(page -> words.page(page) + " "
                            + page.keys().stream().filter(draft::isChanged).count())
                    .collect(Collectors.joining(", ")));
        }
        show.setVisible(wrong > 0);
        show.setManaged(wrong > 0);
        save.setDisable(wrong > 0 || saving);
        discard.setDisable(saving);
    }
}
