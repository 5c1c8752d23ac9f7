package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingState;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What saving would change: before and after, for whom. */
final class ReviewSheet {
    private static final double VALUE_WIDTH = 200;
    private static final double LARGEST_LIST = 360;

    private final Workbench bench;
    private final SettingText words;
    private final SettingsDraft draft;

    ReviewSheet(Workbench bench, SettingText words, SettingsDraft draft) {
        this.bench = bench;
        this.words = words;
        this.draft = draft;
    }

    void open(Runnable save) {
        List<SettingState> changes = draft.changes();
        Runnable leave = bench.dialogs()::close;
        DialogFrame frame =
                new DialogFrame(bench.text("ui.settings.review.title", changes.size()), bench.messages(), leave);
        frame.setId("settingsReview");
        VBox rows = new VBox();
        rows.getStyleClass().add("rows");
        changes.forEach(state -> rows.getChildren().add(row(state)));
        rows.getChildren().get(rows.getChildren().size() - 1).getStyleClass().add("last");
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(LARGEST_LIST);
        frame.content(scroll);
        frame.note(bench.text("ui.settings.review.note"));
        Button back = new Button(bench.text("ui.cancel"));
        back.setOnAction(event -> leave.run());
        Button go = new Button(bench.text("ui.save"));
        go.setId("reviewSave");
        go.getStyleClass().add("accent");
        go.setDefaultButton(true);
        go.setDisable(!draft.wrongs().isEmpty());
        go.setOnAction(event -> {
            leave.run();
            save.run();
        });
        frame.footer(back, go);
        bench.dialogs().show(Sheet.centred(frame, go.isDisabled() ? back : go, leave));
    }

    private Node row(SettingState state) {
        SettingKey<?> key = state.key();
        Label label = new Label(words.label(key));
        label.getStyleClass().add("name");
        Label scope = new Label(words.scope(key));
        scope.getStyleClass().addAll("small", "muted");
        VBox what = new VBox(label, scope);
        what.setMinWidth(176);
        Label before = new Label(words.value(key, state.text()));
        before.getStyleClass().add("muted");
        Label after = new Label(words.value(key, draft.text(key)));
        after.getStyleClass().add("name");
        boolean wrong = draft.wrong(key).isPresent();
        if (wrong) {
            after.getStyleClass().add("danger-text");
            after.setGraphic(Icons.of("fth-alert-triangle", "danger"));
        }
        for (Label value : List.of(before, after)) {
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            value.setMaxWidth(Double.MAX_VALUE);
            value.setPrefWidth(VALUE_WIDTH);
            HBox.setHgrow(value, Priority.ALWAYS);
        }
        HBox row = new HBox(8, what, before, Icons.of("fth-arrow-right"), after);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().addAll("row", "review-row");
        return row;
    }
}
