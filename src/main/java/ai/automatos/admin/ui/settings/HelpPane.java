package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingChange;
import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What there is to know about the setting that has the focus: key, range, default, reader, history. */
final class HelpPane extends ScrollPane {
    private static final int MOST_SHOWN = 10;
    private static final double CAPTION_WIDTH = 88;

    private final Workbench bench;
    private final OpenVault vault;
    private final SettingText words;
    private final SettingsDraft draft;
    private final VBox content = new VBox(8);
    private final VBox past = new VBox(8);
    private final Button reset = new Button();
    private @Nullable SettingKey<?> shown;

    HelpPane(Workbench bench, OpenVault vault, SettingText words, SettingsDraft draft) {
        this.bench = bench;
        this.vault = vault;
        this.words = words;
        this.draft = draft;
        setId("settingHelp");
        getStyleClass().add("setting-help");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        content.getStyleClass().add("setting-help-content");
        setContent(content);
        reset.setId("resetSetting");
        reset.setText(bench.text("ui.settings.reset"));
        reset.setGraphic(Icons.of("fth-rotate-ccw"));
        reset.getStyleClass().add("slim");
    }

    @Nullable
    SettingKey<?> shown() {
        return shown;
    }

    void show(SettingKey<?> key) {
        shown = key;
        Label title = new Label(words.label(key));
        title.getStyleClass().add("title");
        title.setWrapText(true);
        Label name = new Label(key.key());
        name.getStyleClass().addAll("mono", "muted");
        reset.setOnAction(event -> draft.reset(key));
        Label heading = new Label(bench.text("ui.settings.history"));
        heading.getStyleClass().addAll("heading", "setting-history");
        heading.setMaxWidth(Double.MAX_VALUE);
        content.getChildren()
                .setAll(
                        title,
                        name,
                        fact("ui.settings.range", words.range(key)),
                        fact("ui.settings.default", words.value(key, key.standardText())),
                        fact("ui.settings.applies.to", words.scope(key)),
                        sentence(words.readerHelp(key)),
                        reset,
                        heading,
                        past);
        past.getChildren().clear();
        refresh();
        loadHistory();
    }

    /** After the draft changed. */
    void refresh() {
        @Nullable SettingKey<?> key = shown;
        if (key != null) {
            boolean mayChange = vault.core().settings().mayChange(vault.caller(), key);
            reset.setVisible(mayChange && !draft.isStandard(key));
            reset.setManaged(reset.isVisible());
            past.getChildren().forEach(HelpPane::showUse);
        }
    }

    /** After something was saved. */
    void loadHistory() {
        @Nullable SettingKey<?> key = shown;
        if (key != null) {
            bench.tasks().load(task -> vault.core().settings().history(vault.caller(), key.key()), changes -> {
                if (key.equals(shown)) {
                    showHistory(key, changes);
                }
            });
        }
    }

    private void showHistory(SettingKey<?> key, List<SettingChange> changes) {
        past.getChildren()
                .setAll(changes.stream()
                        .limit(MOST_SHOWN)
                        .map(change -> change(key, change))
                        .toList());
        if (changes.isEmpty()) {
            past.getChildren().add(sentence(bench.text("ui.settings.history.none")));
        }
        past.getChildren().forEach(HelpPane::showUse);
    }

    private Node change(SettingKey<?> key, SettingChange change) {
        Label what = new Label(
                bench.text("ui.settings.change", words.value(key, change.before()), words.value(key, change.after())));
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Hyperlink use = new Hyperlink(bench.text("ui.settings.use"));
        use.setId("use-" + change.version());
        use.setMinWidth(Region.USE_PREF_SIZE);
        use.setAccessibleText(bench.text("ui.settings.use.of", words.value(key, change.after())));
        boolean usable = key.check("", change.after()).isEmpty()
                && vault.core().settings().mayChange(vault.caller(), key);
        use.setOnAction(event -> {
            if (change.standard()) {
                draft.reset(key);
            } else {
                draft.type(key, change.after());
            }
        });
        Runnable showUse = () -> use.setVisible(usable && !draft.text(key).equals(change.after()));
        HBox first = new HBox(8, what, use);
        first.setAlignment(Pos.TOP_LEFT);
        Label second = new Label(bench.formats().moment(change.at()) + ", " + change.by());
        second.getStyleClass().addAll("small", "muted");
        second.setWrapText(true);
        VBox entry = new VBox(2, first, second);
        entry.setUserData(showUse);
        return entry;
    }

    /** A value that is there already needs no Use. */
    private static void showUse(Node entry) {
        if (entry.getUserData() instanceof Runnable showUse) {
            showUse.run();
        }
    }

    private Node fact(String caption, String text) {
        Label label = new Label(bench.text(caption));
        label.getStyleClass().addAll("small", "muted");
        label.setMinWidth(CAPTION_WIDTH);
        Label value = new Label(text);
        value.getStyleClass().add("small");
        value.setWrapText(true);
        value.setMinHeight(Region.USE_PREF_SIZE);
        return new HBox(8, label, value);
    }

    private static Label sentence(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("small", "muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
