package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingState;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.value.ChangeListener;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The System Settings tab: sub-tabs and search left, rows in the middle, help right, one footer for all. */
public final class SettingsController implements Page {
    /** Below this width the help comes over the rows, when asked for. */
    private static final double WIDE = 1100;

    private final Workbench bench;
    private final OpenVault vault;
    private final SettingsCatalog catalog;
    private final SettingText words;
    private final SettingsDraft draft;
    private final HelpPane help;
    private final RowSet rows;
    private final Map<String, Parent> layouts;
    private final Parent view;
    /** Of the scene: a row's drop-down list believes it has a focus of its own. */
    private final ChangeListener<Node> focus;

    private boolean saving;

    @FXML
    private SettingsSide side;

    @FXML
    private BorderPane root;

    @FXML
    private BorderPane main;

    @FXML
    private StackPane middle;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox page;

    @FXML
    private Label title;

    @FXML
    private Label subtitle;

    @FXML
    private ToggleButton helpToggle;

    @FXML
    private SettingsFooter footer;

    public SettingsController(Workbench bench, OpenVault vault, String version) {
        this.bench = bench;
        this.vault = vault;
        this.catalog = vault.core().settings().catalog();
        this.words = new SettingText(bench);
        this.draft = new SettingsDraft(words, this::changed);
        this.rows = new RowSet(bench, vault, words, draft);
        this.help = new HelpPane(bench, vault, words, draft);
        this.focus = (property, old, now) -> rows.around(now).ifPresent(help::show);
        this.layouts = Map.of("general", new GeneralController(bench, vault, version).view());
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        layouts.values().forEach(rows::connect);
        footer.connect(bench, this::showWrong, this::review, draft::clear, this::save);
        root.widthProperty().addListener(change -> placeHelp());
        root.sceneProperty().addListener((property, old, now) -> {
            if (old != null) {
                old.focusOwnerProperty().removeListener(focus);
            }
            if (now != null) {
                now.focusOwnerProperty().addListener(focus);
            }
        });
        helpToggle.selectedProperty().addListener(change -> placeHelp());
        side.connect(bench, catalog, words, draft, this::open, key -> select(key.key()));
        help.show(catalog.pages().get(0).keys().get(0));
        changed();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        bench.tasks().inWindow(side::focusSearch);
        refresh();
    }

    @Override
    public void refresh() {
        bench.tasks().load(task -> vault.core().settings().read(vault.caller()), this::take);
    }

    @Override
    public void focusSearch() {
        side.focusSearch();
    }

    @Override
    public void save() {
        if (!draft.wrongs().isEmpty()) {
            showWrong();
            return;
        }
        if (saving || draft.changes().isEmpty()) {
            return;
        }
        saving = true;
        changed();
        List<SettingEdit> edits = draft.edits();
        bench.tasks()
                .load(
                        task -> vault.core().settings().save(vault.caller(), edits),
                        states -> {
                            saving = false;
                            take(states);
                            bench.notices().success(bench.text("ui.settings.saved", edits.size()));
                        },
                        failure -> {
                            saving = false;
                            changed();
                            bench.tasks().fail(failure);
                            refresh();
                        });
    }

    @Override
    public Optional<Map<String, String>> takeUnsaved() {
        Map<String, String> unsaved = draft.unsaved();
        return unsaved.isEmpty() ? Optional.empty() : Optional.of(unsaved);
    }

    @Override
    public void restore(Map<String, String> input) {
        draft.restore(input);
    }

    /** Brings a setting into view and puts the focus on it. */
    public void select(String key) {
        catalog.pages().stream()
                .filter(tab -> tab.keys().stream().anyMatch(one -> one.key().equals(key)))
                .findFirst()
                .ifPresent(side::select);
        // After the layout has put the rows where they belong.
        bench.tasks()
                .inWindow(() -> rows.row(key).ifPresent(row -> {
                    scrollTo(row);
                    row.focusControl();
                }));
    }

    private void open(SettingsPage chosen) {
        title.setText(words.page(chosen));
        subtitle.setText(bench.text("ui.settings.page." + chosen.word()));
        page.getChildren().setAll(layouts.getOrDefault(chosen.word(), new VBox()));
        scroll.setVvalue(0);
    }

    private void take(List<SettingState> states) {
        boolean losesFocus = footer.isFocusWithin();
        draft.take(states);
        help.loadHistory();
        @Nullable SettingKey<?> shown = help.shown();
        if (losesFocus && !footer.isVisible() && shown != null) {
            rows.row(shown.key()).ifPresent(SettingRow::focusControl);
        }
    }

    private void changed() {
        rows.show();
        help.refresh();
        side.refresh();
        footer.show(bench, words, draft, catalog.pages(), saving);
    }

    private void showWrong() {
        draft.wrongs().stream().findFirst().ifPresent(key -> select(key.key()));
    }

    private void review() {
        new ReviewSheet(bench, words, draft).open(this::save);
    }

    private void scrollTo(SettingRow row) {
        Bounds bounds = page.sceneToLocal(row.localToScene(row.getBoundsInLocal()));
        double space = page.getHeight() - scroll.getViewportBounds().getHeight();
        if (space > 0) {
            double wanted = bounds.getCenterY() - scroll.getViewportBounds().getHeight() / 2;
            scroll.setVvalue(Math.max(0, Math.min(1, wanted / space)));
        }
    }

    private void placeHelp() {
        boolean wide = root.getWidth() > WIDE;
        helpToggle.setVisible(!wide);
        helpToggle.setManaged(!wide);
        main.setRight(wide ? help : null);
        middle.getChildren().remove(help);
        help.getStyleClass().remove("over");
        if (!wide && helpToggle.isSelected()) {
            help.getStyleClass().add("over");
            StackPane.setAlignment(help, Pos.TOP_RIGHT);
            middle.getChildren().add(help);
        }
    }
}
