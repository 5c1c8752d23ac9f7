package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.OwnTypeState;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Narrow;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.Wording;
import atlantafx.base.controls.CustomTextField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Credential Types tab: categories, the types in them, and one type with its fields and its test. */
public final class TypesController implements Page {
    private static final TypeList.Category ALL = new TypeList.Category(TypeList.Kind.ALL, null, 0);

    private final Workbench bench;
    private final CredentialRows rows;
    private final TypeCatalog catalog;
    private final OwnTypes own;
    private final Runnable changed;
    private final TypeDetailController detail;
    private final Parent view;
    private TypeList types = new TypeList(List.of());
    private Map<String, Long> used = Map.of();
    private TypeList.Category category = ALL;
    private @Nullable String wanted;

    @FXML
    private VBox page;

    @FXML
    private CustomTextField search;

    @FXML
    private Label figures;

    @FXML
    private SplitPane split;

    @FXML
    private ListView<TypeList.Category> categories;

    @FXML
    private HBox choiceBar;

    @FXML
    private ComboBox<TypeList.Category> choice;

    @FXML
    private Label count;

    @FXML
    private ComboBox<TypeList.Sort> sort;

    @FXML
    private ListView<TypeSummary> list;

    @FXML
    private VBox noMatch;

    @FXML
    private Label noMatchText;

    @FXML
    private Label noMatchHint;

    /** @param changed runs when types came or went */
    public TypesController(
            Workbench bench, OpenVault vault, CredentialRows rows, Navigator navigator, Runnable changed) {
        this.bench = bench;
        this.rows = rows;
        this.catalog = vault.core().types();
        this.changed = changed;
        this.detail = new TypeDetailController(bench, navigator);
        this.view = bench.views().load(this);
        this.own = new OwnTypes(bench, vault, new TypeFiles(bench), this::changed);
        load();
    }

    @FXML
    private void initialize() {
        categories.setCellFactory(view -> new CategoryCell(bench));
        categories.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> choose(now));
        choice.setCellFactory(view -> new CategoryCell(bench));
        choice.setButtonCell(new CategoryCell(bench));
        choice.valueProperty().addListener((property, old, now) -> choose(now));
        sort.setConverter(new Wording<>(
                value -> bench.text("ui.types.sort." + value.name().toLowerCase(Locale.ROOT))));
        sort.getItems().setAll(TypeList.Sort.values());
        sort.getSelectionModel().selectFirst();
        sort.valueProperty().addListener(change -> find());
        list.setCellFactory(view -> new TypeCell(bench, key -> used.getOrDefault(key, 0L)));
        list.getSelectionModel().selectedItemProperty().addListener((property, old, now) -> open(now));
        search.textProperty().addListener(change -> find());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::move);
        rows.property().addListener(change -> count());
        noMatch.setVisible(false);
        detail.view().setVisible(false);
        split.getItems().add(detail.view());
        fold(false);
        Narrow.watch(page, this::fold);
        page.setOnDragOver(this::mayDrop);
        page.setOnDragDropped(this::dropped);
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
        category = ALL;
        search.clear();
        search.requestFocus();
        showCategories();
        find();
    }

    @FXML
    private void newType() {
        own.create();
    }

    @FXML
    private void importFile() {
        own.importFile();
    }

    @FXML
    private void importClipboard() {
        own.importClipboard();
    }

    private void mayDrop(DragEvent event) {
        Dragboard dragged = event.getDragboard();
        if (!bench.dialogs().isOpen() && (dragged.hasFiles() || dragged.hasString())) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        event.setDropCompleted(own.importDropped(event.getDragboard()));
        event.consume();
    }

    /** @param key to be shown, or empty */
    private void changed(String key) {
        if (!key.isEmpty()) {
            category = ALL;
            search.clear();
            wanted = key;
        }
        load();
        changed.run();
    }

    private void load() {
        bench.tasks().load(task -> new Loaded(own.read(), new TypeList(catalog.all())), loaded -> {
            own.use(loaded.own());
            types = loaded.types();
            count();
        });
    }

    private void count() {
        used = rows.countsByType();
        Optional<Map.Entry<String, Long>> most = used.entrySet().stream().max(Map.Entry.comparingByValue());
        String line = bench.text("ui.types.figures", types.size(), types.filledCategories());
        figures.setText(most.map(top ->
                        line + " · " + bench.text("ui.types.most.used", types.nameOf(top.getKey()), top.getValue()))
                .orElse(line));
        showCategories();
        find();
        list.refresh();
        open(list.getSelectionModel().getSelectedItem());
    }

    /** With the counts of now; the chosen one stays chosen. */
    private void showCategories() {
        TypeList.Category before = category;
        List<TypeList.Category> now = types.categories(used);
        TypeList.Category same = now.stream().filter(before::isSame).findFirst().orElse(now.get(0));
        category = same;
        categories.getItems().setAll(now);
        choice.getItems().setAll(now);
        category = same;
        categories.getSelectionModel().select(same);
        choice.setValue(same);
    }

    /** List and box show the same choice. */
    private void choose(TypeList.@Nullable Category chosen) {
        if (chosen == null || chosen.equals(category)) {
            return;
        }
        category = chosen;
        categories.getSelectionModel().select(chosen);
        choice.setValue(chosen);
        find();
    }

    private void find() {
        @Nullable TypeSummary before = list.getSelectionModel().getSelectedItem();
        String typed = search.getText();
        sort.setDisable(!typed.isBlank());
        List<TypeSummary> found = types.find(typed, category, sort.getValue(), used);
        if (!found.equals(list.getItems())) {
            list.getItems().setAll(found);
        }
        count.setText(bench.text("ui.types.count", found.size()));
        showNoMatch(found.isEmpty() && types.size() > 0);
        String target = wanted != null ? wanted : before == null || !typed.isBlank() ? "" : before.key();
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

    private void showNoMatch(boolean none) {
        noMatch.setVisible(none);
        if (none) {
            boolean unused = search.getText().isBlank();
            noMatchText.setText(bench.text(unused ? "ui.types.none.used" : "ui.types.no.match"));
            int elsewhere =
                    types.find(search.getText(), ALL, TypeList.Sort.NAME, used).size();
            boolean narrowed = !unused && category.kind() != TypeList.Kind.ALL;
            noMatchHint.setText(
                    narrowed
                            ? bench.text("ui.types.no.match.here", CategoryCell.name(bench, category), elsewhere)
                            : unused ? "" : bench.text("ui.types.no.match.own"));
        }
    }

    /** Arrows move in the list while the search has the focus. */
    private void move(KeyEvent event) {
        int step = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (step != 0 && !list.getItems().isEmpty()) {
            event.consume();
            int next = list.getSelectionModel().getSelectedIndex() + step;
            int inside = Math.max(0, Math.min(next, list.getItems().size() - 1));
            list.getSelectionModel().clearAndSelect(inside);
            list.scrollTo(Math.max(0, inside - 3));
        }
    }

    /** In a narrow window the categories become a box above the list. */
    private void fold(boolean small) {
        choiceBar.setVisible(small);
        choiceBar.setManaged(small);
        if (small) {
            split.getItems().remove(categories);
            split.setDividerPositions(0.36);
        } else {
            if (!split.getItems().contains(categories)) {
                split.getItems().add(0, categories);
            }
            split.setDividerPositions(0.18, 0.46);
        }
    }

    /** Reads the type's details; an answer about a type that was left meanwhile is dropped. */
    private void open(@Nullable TypeSummary chosen) {
        detail.view().setVisible(chosen != null);
        if (chosen != null) {
            bench.tasks().load(task -> catalog.find(chosen.key()), found -> {
                if (chosen.equals(list.getSelectionModel().getSelectedItem())) {
                    found.ifPresent(type -> detail.show(
                            type,
                            rows.get(),
                            own.menu(type),
                            own.state(type.key()).orElse(null)));
                }
            });
        }
    }

    /** Read together, in this order: reading the own ones brings the catalogue up to date. */
    private record Loaded(List<OwnTypeState> own, TypeList types) {}
}
