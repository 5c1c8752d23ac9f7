package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSearch;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Credential Types tab: categories, the types in them, and one type with its fields and its test. */
public final class TypesController implements Page {
    private final Workbench bench;
    private final CredentialRows rows;
    private final TypeCatalog catalog;
    private final Navigator navigator;
    private final TypeDetail typeDetail;
    private final Parent view;
    private List<TypeSummary> all = List.of();
    private TypeSearch index = new TypeSearch(List.of());
    private Map<String, Long> used = Map.of();
    private @Nullable String wanted;

    @FXML
    private CustomTextField search;

    @FXML
    private Label figures;

    @FXML
    private ListView<Category> categories;

    @FXML
    private Label count;

    @FXML
    private ListView<TypeSummary> list;

    @FXML
    private VBox noMatch;

    @FXML
    private BorderPane detail;

    @FXML
    private StackPane tile;

    @FXML
    private Label name;

    @FXML
    private Label second;

    @FXML
    private Label description;

    @FXML
    private FlowPane capabilities;

    @FXML
    private VBox fields;

    @FXML
    private Label test;

    @FXML
    private FlowPane links;

    @FXML
    private VBox usage;

    public TypesController(Workbench bench, CredentialRows rows, TypeCatalog catalog, Navigator navigator) {
        this.bench = bench;
        this.rows = rows;
        this.catalog = catalog;
        this.navigator = navigator;
        this.typeDetail = new TypeDetail(bench, navigator);
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        categories.setCellFactory(view -> new CategoryCell(bench));
        list.setCellFactory(view -> new TypeCell(bench, key -> used.getOrDefault(key, 0L)));
        categories.getSelectionModel().selectedItemProperty().addListener(change -> find());
        list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> open(now));
        search.textProperty().addListener(change -> find());
        rows.property().addListener(change -> count());
        noMatch.setVisible(false);
        detail.setVisible(false);
        bench.tasks().load(task -> catalog.all(), this::show);
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        bench.tasks().inWindow(search::requestFocus);
    }

    @Override
    public void refresh() {
        rows.reload();
    }

    @Override
    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    public void select(String key) {
        wanted = key;
        clear();
    }

    @FXML
    private void clear() {
        search.clear();
        search.requestFocus();
        categories.getSelectionModel().selectFirst();
        find();
    }

    @FXML
    private void create() {
        TypeSummary type = list.getSelectionModel().getSelectedItem();
        if (type != null) {
            navigator.createCredential(type.key());
        }
    }

    private void show(List<TypeSummary> types) {
        all = types;
        index = new TypeSearch(types);
        Map<String, Long> counts =
                all.stream().collect(Collectors.groupingBy(TypeSummary::category, TreeMap::new, Collectors.counting()));
        categories.getItems().setAll(new Category(null, all.size()));
        counts.forEach((category, number) -> categories.getItems().add(new Category(category, number)));
        categories.getSelectionModel().selectFirst();
        count();
        find();
    }

    private void count() {
        used = rows.countsByType();
        Optional<Map.Entry<String, Long>> most = used.entrySet().stream().max(Map.Entry.comparingByValue());
        String line = bench.text(
                "ui.types.figures",
                all.size(),
                Math.max(0, categories.getItems().size() - 1));
        figures.setText(most.map(
                        top -> line + " · " + bench.text("ui.types.most.used", nameOf(top.getKey()), top.getValue()))
                .orElse(line));
        list.refresh();
        open(list.getSelectionModel().getSelectedItem());
    }

    private String nameOf(String key) {
        return all.stream()
                .filter(type -> type.key().equals(key))
                .map(TypeSummary::name)
                .findFirst()
                .orElse(key);
    }

    private void find() {
        @Nullable TypeSummary before = list.getSelectionModel().getSelectedItem();
        @Nullable Category category = categories.getSelectionModel().getSelectedItem();
        List<TypeSummary> found = (search.getText().isBlank() ? all : index.find(search.getText()))
                .stream()
                        .filter(type -> category == null || category.holds(type))
                        .toList();
        list.getItems().setAll(found);
        noMatch.setVisible(found.isEmpty() && !all.isEmpty());
        count.setText(bench.text("ui.types.count", found.size()));
        String target = wanted != null ? wanted : before == null ? "" : before.key();
        found.stream()
                .filter(type -> type.key().equals(target))
                .findFirst()
                .ifPresentOrElse(
                        type -> list.getSelectionModel().select(type),
                        () -> list.getSelectionModel().selectFirst());
        if (!found.isEmpty()) {
            wanted = null;
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 2));
        }
    }

    /** Reads the type's details; an answer about a type that was left meanwhile is dropped. */
    private void open(@Nullable TypeSummary chosen) {
        detail.setVisible(chosen != null);
        if (chosen != null) {
            bench.tasks().load(task -> catalog.find(chosen.key()), found -> {
                if (chosen.equals(list.getSelectionModel().getSelectedItem())) {
                    found.ifPresent(this::show);
                }
            });
        }
    }

    private void show(CredentialType type) {
        boolean testable = type.test() != null;
        tile.getChildren().setAll(Icons.tile(type.name(), type.category(), "tile-large"));
        name.setText(type.name());
        second.setText(
                bench.text("ui.types.second", type.provider(), type.category(), used.getOrDefault(type.key(), 0L)));
        description.setText(type.description());
        capabilities.getChildren().setAll(typeDetail.capabilities(type));
        fields.getChildren().setAll(typeDetail.fields(type));
        test.setText(typeDetail.test(type));
        test.setGraphic(Icons.of(testable ? "fth-shield" : "fth-slash", testable ? "success" : "muted"));
        links.getChildren().setAll(typeDetail.links(type));
        usage.getChildren().setAll(typeDetail.usage(type, rows.get()));
    }

    /** @param name null for all */
    record Category(@Nullable String name, long types) {
        boolean holds(TypeSummary type) {
            return name == null || name.equals(type.category());
        }
    }
}
