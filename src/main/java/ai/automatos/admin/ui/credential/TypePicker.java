package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The wizard's first step: find a type, those used here and the popular ones first, and see what will be needed. */
final class TypePicker extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Workbench bench;
    private final TypeCatalog catalog;
    private final CustomTextField search = new CustomTextField();
    private final FlowPane popular = new FlowPane(8, 8);
    private final ListView<PickerRows.Row> list = new ListView<>();
    private final TypePreview preview;
    private final ReadOnlyObjectWrapper<@Nullable TypeSummary> chosen = new ReadOnlyObjectWrapper<>();
    private @Nullable String wanted;
    private PickerRows types = new PickerRows(List.of(), List.of());

    /** @param used how many credentials each type has @param confirm runs when Enter confirms a type */
    TypePicker(Workbench bench, TypeCatalog catalog, Map<String, Long> used, Runnable confirm) {
        this.bench = bench;
        this.catalog = catalog;
        preview = new TypePreview(bench);
        search.setLeft(Icons.of("fth-search"));
        search.setId("typeSearch");
        search.textProperty().addListener(change -> find());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyInSearch(event, confirm));
        list.getStyleClass().addAll("plain", "picker-list");
        list.setId("typeList");
        list.setAccessibleText(bench.text("ui.tab.types"));
        list.setCellFactory(view -> new PickerCell(bench, used));
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> keyInList(event, confirm));
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                confirm.run();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> {
            if (now == null || now.type() != null) {
                show(now == null ? null : now.type());
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        popular.setId("popularTypes");
        VBox left = new VBox(12, search, popular, list);
        left.setPadding(new Insets(16));
        left.setPrefWidth(528);
        HBox.setHgrow(left, Priority.ALWAYS);
        ScrollPane right = new ScrollPane(preview);
        right.setFitToWidth(true);
        right.setPrefWidth(400);
        right.setMinWidth(320);
        right.getStyleClass().add("chrome");
        getChildren().addAll(left, right);
        prompt(0);
    }

    /** Made in the background, for the search over all types takes its time to prepare. */
    void show(PickerRows prepared) {
        types = prepared;
        prompt(types.size());
        Label heading = new Label(bench.text("ui.picker.popular"));
        heading.getStyleClass().addAll("small", "muted");
        popular.setAlignment(Pos.CENTER_LEFT);
        popular.getChildren().setAll(heading);
        types.popular().forEach(type -> popular.getChildren().add(chip(type)));
        find();
        show(chosen.get());
    }

    /** Selects the type that the wizard goes on with, so that going back shows it. */
    void choose(String key) {
        wanted = key;
        selectWanted();
    }

    ReadOnlyObjectProperty<@Nullable TypeSummary> chosen() {
        return chosen.getReadOnlyProperty();
    }

    CustomTextField search() {
        return search;
    }

    private void prompt(int number) {
        String prompt = bench.text(number == 0 ? "ui.picker.search.any" : "ui.picker.search", number);
        search.setPromptText(prompt);
        search.setAccessibleText(prompt);
    }

    private Button chip(TypeSummary type) {
        Button chip = new Button(type.name());
        chip.getStyleClass().addAll("chip-button", "choice-chip");
        chip.setUserData(type.key());
        chip.setOnAction(event -> {
            wanted = type.key();
            if (search.getText().isEmpty()) {
                selectWanted();
            } else {
                search.clear();
            }
        });
        return chip;
    }

    private void keyInSearch(KeyEvent event, Runnable confirm) {
        int step = step(event);
        if (step != 0) {
            event.consume();
            move(step);
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            confirm.run();
        }
    }

    private void keyInList(KeyEvent event, Runnable confirm) {
        int step = step(event);
        if (step != 0) {
            event.consume();
            move(step);
        } else if (event.getCode() == KeyCode.HOME) {
            event.consume();
            selectFirst();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            confirm.run();
        }
    }

    private static int step(KeyEvent event) {
        return event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
    }

    /** Over headings. */
    private void move(int step) {
        int next = list.getSelectionModel().getSelectedIndex() + step;
        while (next >= 0
                && next < list.getItems().size()
                && list.getItems().get(next).type() == null) {
            next += step;
        }
        if (next >= 0 && next < list.getItems().size()) {
            select(next);
        }
    }

    private void select(int row) {
        list.getSelectionModel().clearAndSelect(row);
        list.getFocusModel().focus(row);
        list.scrollTo(Math.max(0, row - 3));
    }

    private void find() {
        list.getItems().setAll(types.find(search.getText()));
        selectFirst();
        selectWanted();
        if (list.getItems().isEmpty()) {
            show((TypeSummary) null);
        }
    }

    private void selectFirst() {
        for (int row = 0; row < list.getItems().size(); row++) {
            if (list.getItems().get(row).type() != null) {
                select(row);
                return;
            }
        }
    }

    private void selectWanted() {
        for (int row = 0; row < list.getItems().size() && wanted != null; row++) {
            TypeSummary type = list.getItems().get(row).type();
            if (type != null && type.key().equals(wanted)) {
                wanted = null;
                select(row);
            }
        }
    }

    /** Reads the type's details; an answer about a type that was left meanwhile is dropped. */
    private void show(@Nullable TypeSummary type) {
        chosen.set(type);
        popular.getChildren()
                .forEach(chip -> chip.pseudoClassStateChanged(
                        CHOSEN, type != null && type.key().equals(chip.getUserData())));
        if (type == null) {
            preview.showNone();
            return;
        }
        bench.tasks().load(task -> catalog.find(type.key()), found -> {
            if (type.equals(chosen.get())) {
                found.ifPresent(preview::show);
            }
        });
    }
}
