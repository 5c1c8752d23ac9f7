package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Narrow;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Page;
import ai.automatos.admin.ui.Workbench;
import atlantafx.base.controls.CustomTextField;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.CheckComboBox;
import org.jspecify.annotations.Nullable;

/** The Credentials tab: cards, search and filters above, the list left, one credential right. */
public final class CredentialsController implements Page {
    private final Workbench bench;
    private final CredentialRows rows;
    private final TypeCatalog types;
    private final CredentialActions actions;
    private final DetailController detailPane;
    private final Parent view;
    private Snapshot snapshot;
    private long asked;

    @FXML
    private StackPane page;

    @FXML
    private VBox main;

    @FXML
    private VBox empty;

    @FXML
    private Button createFirst;

    @FXML
    private HBox popular;

    @FXML
    private HBox cards;

    @FXML
    private CustomTextField search;

    @FXML
    private CheckComboBox<CredentialEnvironment> environments;

    @FXML
    private CheckComboBox<CredentialStatus> statuses;

    @FXML
    private CheckComboBox<String> typesFilter;

    @FXML
    private CheckComboBox<String> tags;

    @FXML
    private ComboBox<CredentialQuery.Sort> sort;

    @FXML
    private HBox filterBar;

    @FXML
    private VBox filterPanel;

    @FXML
    private Button filtersButton;

    @FXML
    private Region barSpace;

    @FXML
    private Button clear;

    @FXML
    private Label count;

    @FXML
    private Button testAll;

    @FXML
    private MenuButton bulk;

    @FXML
    private ListView<CredentialSummary> list;

    @FXML
    private VBox noMatch;

    @FXML
    private Label hidden;

    @FXML
    private StackPane detail;

    private FoundRows found;
    private CredentialFilters filters;
    private FilterPopover popover;

    @SuppressWarnings("NullAway.Init") // initialize() sets the last three before the constructor ends.
    public CredentialsController(
            Workbench bench, OpenVault vault, CredentialRows rows, TypeCatalog types, Navigator navigator) {
        this.bench = bench;
        this.rows = rows;
        this.types = types;
        this.snapshot = Snapshot.of(List.of(), types, Instant.EPOCH);
        this.actions = new CredentialActions(bench, vault, rows, types, this::showAnyway);
        this.detailPane = new DetailController(bench, vault, rows, types, actions, navigator);
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        filters =
                new CredentialFilters(bench, snapshot, cards, search, environments, statuses, typesFilter, tags, sort);
        filters.onChange(this::find);
        popover = new FilterPopover(
                bench, page, filtersButton, filterBar, filterPanel, List.of(environments, statuses, typesFilter, tags));
        Narrow.watch(page, this::fold);
        list.setCellFactory(view -> new CredentialCell(bench, key -> snapshot.type(key), actions.testing()));
        found = new FoundRows(list, this::showSelected);
        list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInList);
        detail.getChildren().setAll(detailPane.view());
        bulk.getItems().setAll(actions.bulkMenu(found::selected));
        bulk.disableProperty().bind(Bindings.isEmpty(list.getSelectionModel().getSelectedItems()));
        noMatch.setVisible(false);
        main.setVisible(false);
        empty.setVisible(false);
        clear.managedProperty().bind(clear.visibleProperty());
        search.addEventHandler(KeyEvent.KEY_PRESSED, this::keyInSearch);
        rows.property().addListener(change -> changed());
        rows.loaded().addListener(change -> changed());
        changed();
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public void shown() {
        detailPane.refresh(); // Its type may have been edited meanwhile.
        bench.tasks().inWindow(this::takeFocus);
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

    @Override
    public Optional<Map<String, String>> takeUnsaved() {
        return actions.takeUnsaved();
    }

    @Override
    public void restore(Map<String, String> input) {
        actions.restore(input);
    }

    @Override
    public void close() {
        detailPane.clear();
        found.clear();
        actions.close();
    }

    public void create(@Nullable String typeKey) {
        actions.create(typeKey);
    }

    /** Shows one credential, whatever the filters hide. */
    public void select(UUID id) {
        if (!found.want(id)) {
            filters.clear();
        }
    }

    /** The one just made becomes the selected one with the next answer. */
    private void showAnyway(UUID id) {
        found.want(id);
        filters.clear();
        rows.reload();
    }

    public void testSelected() {
        List<CredentialSummary> chosen = found.selected();
        if (chosen.isEmpty()) {
            bench.notices().info(bench.text("ui.test.nothing.selected"));
        } else {
            actions.test(chosen);
        }
    }

    /** Tests what the list shows, after a question. */
    @FXML
    public void testShown() {
        List<CredentialSummary> shown = found.all();
        if (shown.isEmpty()) {
            bench.notices().info(bench.text("ui.tests.nothing"));
        } else {
            actions.testMany(shown, true);
        }
    }

    @FXML
    private void createNew() {
        actions.create(null);
    }

    @FXML
    private void exportCalendar() {
        actions.exportCalendar();
    }

    @FXML
    private void clearFilters() {
        filters.clear();
        list.requestFocus();
    }

    /** In a narrow window: cards of one line, the filters behind a button, the room for the search. */
    private void fold(boolean narrow) {
        filters.compact(narrow);
        popover.fold(narrow);
        HBox.setHgrow(search, narrow ? Priority.ALWAYS : Priority.NEVER);
        HBox.setHgrow(barSpace, narrow ? Priority.NEVER : Priority.ALWAYS);
    }

    private void changed() {
        if (!rows.loaded().get()) {
            return;
        }
        List<CredentialSummary> now = rows.get();
        Instant moment = bench.formats().now();
        bench.tasks().load(task -> Snapshot.of(now, types, moment), fresh -> {
            snapshot = fresh;
            filters.show(fresh);
            boolean none = fresh.size() == 0;
            boolean turned = none != empty.isVisible() || none == main.isVisible();
            main.setVisible(!none);
            empty.setVisible(none);
            if (none) {
                new PopularTypes(bench, types, popular, actions::create).show();
            }
            find();
            if (turned && !bench.dialogs().isOpen()) {
                takeFocus();
            }
        });
    }

    private void takeFocus() {
        (empty.isVisible() ? createFirst : list).requestFocus();
    }

    /** The newest question wins; an answer to an older one is dropped. */
    private void find() {
        long mine = ++asked;
        CredentialQuery query = filters.query();
        CredentialSearch index = snapshot.search();
        Instant now = bench.formats().now();
        clear.setVisible(query.narrows());
        popover.count(query.filters());
        bench.tasks().load(task -> index.find(query, now), rowsFound -> {
            if (mine == asked) {
                showFound(rowsFound, query);
            }
        });
    }

    private void showFound(List<CredentialSummary> now, CredentialQuery query) {
        testAll.setText(bench.text(query.narrows() ? "ui.tests.shown" : "ui.tests.all"));
        boolean nothing = now.isEmpty() && query.narrows();
        noMatch.setVisible(nothing);
        list.setVisible(!nothing);
        hidden.setText(bench.text("ui.credentials.hidden", snapshot.size()));
        count.setText(
                query.narrows()
                        ? bench.text("ui.credentials.count.of", now.size(), snapshot.size())
                        : bench.text("ui.credentials.count", now.size()));
        found.replace(now);
    }

    private void showSelected() {
        List<CredentialSummary> chosen = found.selected();
        if (chosen.size() == 1) {
            detailPane.show(chosen.get(0));
        } else {
            detailPane.showMany(chosen.size());
        }
    }

    /** Esc empties the search, Down goes to what it found. */
    private void keyInSearch(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !search.getText().isEmpty()) {
            search.clear();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN) {
            list.requestFocus();
            event.consume();
        }
    }

    private void keyInList(KeyEvent event) {
        List<CredentialSummary> chosen = found.selected();
        if (chosen.isEmpty()) {
            return;
        }
        if (event.getCode() == KeyCode.DELETE) {
            actions.delete(chosen);
        } else if (event.getCode() == KeyCode.F2 && chosen.size() == 1) {
            actions.edit(chosen.get(0));
        } else if (event.getCode() == KeyCode.ENTER) {
            detailPane.focus();
        }
    }
}
