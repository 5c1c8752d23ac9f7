package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSearch;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The wizard's first step: find a type, the popular ones first, and see what will be needed. */
final class TypePicker extends HBox {
    private final Workbench bench;
    private final TypeCatalog catalog;
    private final Map<String, Long> used;
    private final CustomTextField search = new CustomTextField();
    private final ListView<TypeSummary> list = new ListView<>();
    private final VBox preview = new VBox(12);
    private @Nullable String wanted;
    private TypeSearch types = new TypeSearch(List.of());

    /** @param used how many credentials each type has @param chosen runs when Enter confirms a type */
    TypePicker(Workbench bench, TypeCatalog catalog, Map<String, Long> used, Runnable chosen) {
        this.bench = bench;
        this.catalog = catalog;
        this.used = used;
        search.setLeft(Icons.of("fth-search"));
        search.setId("typeSearch");
        search.setPromptText(bench.text("ui.picker.search"));
        search.setAccessibleText(bench.text("ui.picker.search"));
        search.textProperty().addListener(change -> find());
        search.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int move = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
            if (move != 0) {
                event.consume();
                int next = list.getSelectionModel().getSelectedIndex() + move;
                list.getSelectionModel()
                        .clearAndSelect(
                                Math.max(0, Math.min(next, list.getItems().size() - 1)));
                list.scrollTo(Math.max(0, next - 3));
            } else if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                chosen.run();
            }
        });
        list.getStyleClass().addAll("plain");
        list.setId("typeList");
        list.setFixedCellSize(48);
        list.setAccessibleText(bench.text("ui.tab.types"));
        list.setCellFactory(view -> new TypeCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                chosen.run();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen.run();
            }
        });
        list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> preview(now));
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox left = new VBox(12, search, list);
        left.setPadding(new Insets(16));
        left.setPrefWidth(528);
        HBox.setHgrow(left, Priority.ALWAYS);
        preview.setPadding(new Insets(24));
        ScrollPane right = new ScrollPane(preview);
        right.setFitToWidth(true);
        right.setPrefWidth(400);
        right.getStyleClass().add("chrome");
        getChildren().addAll(left, right);
    }

    void show(List<TypeSummary> all) {
        types = new TypeSearch(all);
        find();
    }

    /** Selects the type that the wizard goes on with, so that going back shows it. */
    void choose(String key) {
        wanted = key;
        selectWanted();
    }

    ReadOnlyObjectProperty<TypeSummary> chosen() {
        return list.getSelectionModel().selectedItemProperty();
    }

    CustomTextField search() {
        return search;
    }

    private void find() {
        list.getItems().setAll(types.find(search.getText()));
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        selectWanted();
    }

    private void selectWanted() {
        list.getItems().stream()
                .filter(type -> type.key().equals(wanted))
                .findFirst()
                .ifPresent(type -> {
                    wanted = null;
                    list.getSelectionModel().select(type);
                    list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
                });
    }

    /** Reads the type's details; an answer about a type that was left meanwhile is dropped. */
    private void preview(@Nullable TypeSummary chosen) {
        if (chosen == null) {
            preview.getChildren().setAll(wrapped(bench.text("ui.picker.none"), "muted"));
            return;
        }
        bench.tasks().load(task -> catalog.find(chosen.key()), found -> {
            if (chosen.equals(chosen().get())) {
                found.ifPresent(this::showPreview);
            }
        });
    }

    private void showPreview(CredentialType type) {
        preview.getChildren().clear();
        Label name = new Label(type.name());
        name.getStyleClass().add("title");
        Label provider = new Label(type.provider() + " · " + type.category());
        provider.getStyleClass().addAll("small", "muted");
        HBox head = new HBox(12, new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.LARGE), new VBox(name, provider));
        head.setAlignment(Pos.CENTER_LEFT);
        Label text = wrapped(type.description(), "muted");
        Label test =
                wrapped(bench.text(type.test() != null ? "ui.picker.testable" : "ui.picker.not.testable"), "small");
        test.setGraphic(
                Icons.of(type.test() != null ? "fth-zap" : "fth-slash", type.test() != null ? "success" : "muted"));
        Label need = new Label(bench.text("ui.picker.need"));
        need.getStyleClass().add("heading");
        preview.getChildren().addAll(head, text, test, need);
        type.fields().forEach(field -> preview.getChildren().add(needed(field)));
    }

    private HBox needed(FieldSpec field) {
        Label name = new Label(field.label());
        name.getStyleClass().add("name");
        VBox lines = new VBox(2, name, wrapped(field.help(), "field-help"));
        HBox.setHgrow(lines, Priority.ALWAYS);
        Label required = new Label(bench.text(field.required() ? "ui.required" : "ui.optional"));
        required.getStyleClass().addAll("small", "muted");
        required.setMinWidth(Region.USE_PREF_SIZE);
        return new HBox(12, Icons.of(field.secure() ? "fth-lock" : "fth-hash"), lines, required);
    }

    private static Label wrapped(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    private final class TypeCell extends ListCell<TypeSummary> {
        @Override
        protected void updateItem(TypeSummary type, boolean empty) {
            super.updateItem(type, empty);
            setText(null);
            if (empty || type == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(type.name());
            name.getStyleClass().addAll("name", "may-cut");
            Label second = new Label(bench.text("ui.picker.second", type.category(), type.required(), type.optional()));
            second.getStyleClass().addAll("small", "muted");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            long count = used.getOrDefault(type.key(), 0L);
            Label usage = new Label(count == 0 ? "" : bench.text("ui.picker.used", count));
            usage.getStyleClass().addAll("small", "muted");
            HBox body = new HBox(
                    12, new TypeTile(type.key(), type.name(), type.category(), TypeTile.Size.MEDIUM), new VBox(name, second), space, usage);
            body.setAlignment(Pos.CENTER_LEFT);
            body.getStyleClass().add("cell-body");
            setGraphic(body);
            setAccessibleText(type.name() + ", " + type.category());
        }
    }
}
