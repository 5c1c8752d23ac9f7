package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.settings.SettingsPage;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The sub-tabs, and the search over all of them, whose hits take their place. */
public final class SettingsSide extends VBox {
    private final CustomTextField search = new CustomTextField();
    private final ListView<SettingsPage> subTabs = new ListView<>();
    private final ListView<SettingKey<?>> found = new ListView<>();
    private final Label nothing = new Label();

    public SettingsSide() {
        getStyleClass().add("settings-side");
        search.setLeft(Icons.of("fth-search"));
        VBox head = new VBox(search);
        head.getStyleClass().add("settings-search");
        for (ListView<?> list : List.of(subTabs, found)) {
            list.getStyleClass().addAll("plain", "side-list");
        }
        subTabs.setId("subTabs");
        subTabs.setFixedCellSize(40);
        found.setId("foundSettings");
        found.setFixedCellSize(48);
        nothing.getStyleClass().add("settings-nothing");
        nothing.setWrapText(true);
        StackPane lists = new StackPane(subTabs, found, nothing);
        lists.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(lists, Priority.ALWAYS);
        getChildren().addAll(head, lists);
    }

    /**
     * Fills it.
     *
     * @param opened hears which sub-tab is in front
     * @param chosen hears which hit somebody wants to see
     */
    void connect(
            Workbench bench,
            SettingsCatalog catalog,
            SettingText words,
            SettingsDraft draft,
            Consumer<SettingsPage> opened,
            Consumer<SettingKey<?>> chosen) {
        search.setId("settingsSearch");
        search.setPromptText(bench.text("ui.settings.search"));
        search.setAccessibleText(bench.text("ui.settings.search"));
        search.setTooltip(new Tooltip(bench.text("ui.settings.search.help")));
        subTabs.setAccessibleText(bench.text("ui.tab.settings"));
        found.setAccessibleText(bench.text("ui.settings.search"));
        nothing.setText(bench.text("ui.settings.nothing"));
        SettingsSearch finder = new SettingsSearch(catalog, words);
        subTabs.setCellFactory(list -> new SubTabCell(words, draft));
        subTabs.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now != null) {
                opened.accept(now);
            }
        });
        found.setCellFactory(list -> new SettingCell(words));
        found.setOnMouseClicked(event -> choose(chosen));
        found.setOnKeyPressed(event -> pressed(event, chosen));
        search.setOnKeyPressed(event -> pressed(event, chosen));
        search.textProperty().addListener((property, old, now) -> show(now.isBlank() ? null : finder.find(now)));
        show(null);
        subTabs.getItems().setAll(catalog.pages());
        subTabs.getSelectionModel().selectFirst();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    /** Ends a search. */
    void select(SettingsPage page) {
        search.clear();
        subTabs.getSelectionModel().select(page);
    }

    /** After the draft changed. */
    void refresh() {
        subTabs.refresh();
    }

    /** @param hits null while nobody searches */
    private void show(@Nullable List<SettingKey<?>> hits) {
        found.getItems().setAll(hits == null ? List.of() : hits);
        found.getSelectionModel().selectFirst();
        found.setVisible(hits != null && !hits.isEmpty());
        nothing.setVisible(hits != null && hits.isEmpty());
        subTabs.setVisible(hits == null);
    }

    private void pressed(KeyEvent event, Consumer<SettingKey<?>> chosen) {
        if (event.getCode() == KeyCode.ENTER) {
            choose(chosen);
        } else if (event.getCode() == KeyCode.ESCAPE) {
            search.clear();
        } else if (event.getCode() == KeyCode.DOWN && search.isFocused() && found.isVisible()) {
            found.requestFocus();
        }
    }

    private void choose(Consumer<SettingKey<?>> chosen) {
        @Nullable SettingKey<?> hit = found.getSelectionModel().getSelectedItem();
        if (hit != null) {
            chosen.accept(hit);
        }
    }
}
