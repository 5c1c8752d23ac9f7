package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingState;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.FormFactory;
import atlantafx.base.controls.CustomTextField;
import java.util.LinkedHashMap;
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
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
    private final SettingsSearch finder;
    private final Map<String, SettingRow> rows = new LinkedHashMap<>();
    private final Map<String, Parent> layouts;
    private final Parent view;
    private final ChangeListener<Node> focus = (property, old, now) -> focusMoved(now);
    private boolean saving;

    @FXML
    private CustomTextField search;

    @FXML
    private ListView<SettingsPage> subTabs;

    @FXML
    private ListView<SettingKey<?>> found;

    @FXML
    private Label nothing;

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
        this.help = new HelpPane(bench, vault, words, draft);
        this.finder = new SettingsSearch(catalog, words);
        this.layouts = Map.of("general", new GeneralController(bench, vault, version).view());
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        layouts.values().forEach(this::connectRows);
        footer.connect(bench, this::showWrong, this::review, draft::clear, this::save);
        subTabs.setCellFactory(list -> new SubTabCell(words, page -> count(page, false), page -> count(page, true)));
        subTabs.getItems().setAll(catalog.pages());
        subTabs.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> open(now));
        found.setCellFactory(list -> new SettingCell(words));
        found.setOnMouseClicked(event -> openFound());
        found.setOnKeyPressed(event -> onEnter(event));
        search.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DOWN && found.isVisible()) {
                found.requestFocus();
            } else {
                onEnter(event);
            }
        });
        search.textProperty().addListener((property, old, now) -> find(now));
        find("");
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
        subTabs.getSelectionModel().selectFirst();
        help.show(catalog.pages().get(0).keys().get(0));
        changed();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        bench.tasks().inWindow(search::requestFocus);
        refresh();
    }

    @Override
    public void refresh() {
        bench.tasks().load(task -> vault.core().settings().read(vault.caller()), this::take);
    }

    @Override
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
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
        int count = draft.changes().size();
        bench.tasks()
                .load(
                        task -> vault.core().settings().save(vault.caller(), draft.edits()),
                        states -> {
                            saving = false;
                            take(states);
                            bench.notices().success(bench.text("ui.settings.saved", count));
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
        search.clear();
        catalog.pages().stream()
                .filter(tab -> tab.keys().stream().anyMatch(one -> one.key().equals(key)))
                .findFirst()
                .ifPresent(subTabs.getSelectionModel()::select);
        @Nullable SettingRow row = rows.get(key);
        if (row != null) {
            // After the layout has put the rows where they belong.
            bench.tasks().inWindow(() -> {
                scrollTo(row);
                row.focusControl();
            });
        }
    }

    private void connectRows(Node node) {
        if (node instanceof SettingRow row) {
            SettingKey<?> key = catalog.find(row.name()).orElseThrow(() -> new IllegalStateException(row.name()));
            FormFactory forms = new FormFactory(bench.messages());
            row.connect(
                    bench,
                    words,
                    key,
                    draft,
                    forms.setting(row.id(), words.label(key), key.input(), option -> words.option(key, option)),
                    vault.core().settings().mayChange(vault.caller(), key));
            rows.put(row.name(), row);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::connectRows);
        }
    }

    /** Asked of the scene: a row's drop-down list believes it has a focus of its own. */
    private void focusMoved(@Nullable Node owner) {
        for (@Nullable Node at = owner; at != null; at = at.getParent()) {
            if (at instanceof SettingRow row) {
                catalog.find(row.name()).ifPresent(help::show);
            }
        }
    }

    private void open(@Nullable SettingsPage chosen) {
        if (chosen != null) {
            title.setText(words.page(chosen));
            subtitle.setText(bench.text("ui.settings.page." + chosen.word()));
            page.getChildren().setAll(layouts.getOrDefault(chosen.word(), new VBox()));
            scroll.setVvalue(0);
        }
    }

    private void take(List<SettingState> states) {
        boolean losesFocus = footer.isFocusWithin();
        draft.take(states);
        help.loadHistory();
        @Nullable SettingKey<?> shown = help.shown();
        if (losesFocus && !footer.isVisible() && shown != null && rows.get(shown.key()) != null) {
            rows.get(shown.key()).focusControl();
        }
    }

    private void changed() {
        rows.values().forEach(SettingRow::show);
        help.refresh();
        subTabs.refresh();
        footer.show(bench, words, draft, catalog.pages(), saving);
    }

    private long count(SettingsPage tab, boolean wrong) {
        return tab.keys().stream()
                .filter(key -> wrong ? draft.wrong(key).isPresent() : draft.isChanged(key))
                .count();
    }

    private void find(String typed) {
        boolean searching = !typed.isBlank();
        found.getItems().setAll(searching ? finder.find(typed) : List.of());
        found.getSelectionModel().selectFirst();
        found.setVisible(searching && !found.getItems().isEmpty());
        nothing.setVisible(searching && found.getItems().isEmpty());
        subTabs.setVisible(!searching);
    }

    private void onEnter(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            openFound();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
        }
    }

    private void openFound() {
        @Nullable SettingKey<?> chosen = found.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            select(chosen.key());
        }
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
