package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.TypeTile;
import ai.automatos.admin.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One credential: does it work, what is in it, who uses it, what happened last. */
final class DetailController {
    /** From this width on everything has its words. */
    private static final int ROOMY = 680;

    private final Workbench bench;
    private final OpenVault vault;
    private final CredentialRows rows;
    private final TypeCatalog types;
    private final CredentialActions actions;
    private final Navigator navigator;
    private final StatusBadge badge;
    private final ValueRows valueRows;
    private final DetailRows detailRows;
    private final PaceMenu pace;
    private final MenuItem activate;
    private final MenuItem deactivate;
    private final Parent view;
    private @Nullable CredentialSummary shown;
    private long asked;

    @FXML
    private Label none;

    @FXML
    private BorderPane one;

    @FXML
    private StackPane tile;

    @FXML
    private HBox titleLine;

    @FXML
    private Label name;

    @FXML
    private Label second;

    @FXML
    private Button test;

    @FXML
    private Button edit;

    @FXML
    private MenuButton more;

    @FXML
    private ScrollPane scroll;

    @FXML
    private Label description;

    @FXML
    private FlowPane tags;

    @FXML
    private VBox lastTest;

    @FXML
    private VBox history;

    @FXML
    private Button showPlain;

    @FXML
    private VBox values;

    @FXML
    private HBox secondLine;

    @FXML
    private Label usedBy;

    @FXML
    private VBox agents;

    @FXML
    private VBox activity;

    DetailController(
            Workbench bench,
            OpenVault vault,
            CredentialRows rows,
            TypeCatalog types,
            CredentialActions actions,
            Navigator navigator) {
        this.bench = bench;
        this.vault = vault;
        this.rows = rows;
        this.types = types;
        this.actions = actions;
        this.navigator = navigator;
        this.badge = new StatusBadge(bench);
        this.valueRows = new ValueRows(bench, vault);
        this.detailRows = new DetailRows(bench, vault, () -> rows.reload(this::refresh));
        this.pace = new PaceMenu(bench, chosen -> with(row -> actions.setPace(row, chosen)));
        this.activate =
                actions.item("ui.activate", "fth-play-circle", () -> with(row -> actions.activate(List.of(row), true)));
        this.deactivate = actions.item(
                "ui.deactivate", "fth-pause-circle", () -> with(row -> actions.activate(List.of(row), false)));
        this.view = bench.views().load(this);
    }

    @FXML
    private void initialize() {
        titleLine.getChildren().add(badge);
        one.widthProperty().addListener((property, old, width) -> fold(width.doubleValue() < ROOMY));
        description.managedProperty().bind(description.textProperty().isNotEmpty());
        tags.managedProperty().bind(tags.visibleProperty());
        history.managedProperty().bind(Bindings.isNotEmpty(history.getChildren()));
        actions.testing().addListener((javafx.collections.SetChangeListener<UUID>) change -> showBadge());
        more.getItems()
                .setAll(
                        actions.item("ui.duplicate.ask", "fth-copy", () -> with(actions::duplicate)),
                        pace,
                        activate,
                        deactivate,
                        actions.item("ui.delete.ask", "fth-trash-2", () -> with(row -> actions.delete(List.of(row)))));
        showMany(0);
    }

    Parent view() {
        return view;
    }

    void focus() {
        test.requestFocus();
    }

    /** Wipes what is shown. */
    void clear() {
        asked++;
        shown = null;
        valueRows.hideAll();
        values.getChildren().clear();
        showMany(0);
    }

    void showMany(int count) {
        if (shown != null) {
            valueRows.hideAll();
        }
        shown = null;
        asked++;
        one.setVisible(false);
        none.setVisible(true);
        none.setText(bench.text(count == 0 ? "ui.detail.none" : "ui.detail.many", count));
    }

    void show(CredentialSummary row) {
        boolean same = shown != null
                && shown.credential().id().equals(row.credential().id())
                && shown.credential().rowVersion() == row.credential().rowVersion();
        boolean nothingNew = same && actions.testsMany() && isAsBefore(row);
        shown = row;
        one.setVisible(true);
        none.setVisible(false);
        showHead(row);
        if (!same) {
            valueRows.hideAll();
            values.getChildren().clear();
            agents.getChildren().clear();
            history.getChildren().clear();
            activity.getChildren().clear();
            scroll.setVvalue(0);
        }
        if (!nothingNew) {
            refresh();
        }
    }

    /** While many tests run the list is read every second; then only what happened to this one is worth reading it. */
    private boolean isAsBefore(CredentialSummary row) {
        @Nullable CredentialSummary before = shown;
        return before != null
                && before.activity().equals(row.activity())
                && before.ownPace() == row.ownPace()
                && before.assignments() == row.assignments()
                && before.integrity() == row.integrity();
    }

    void refresh() {
        @Nullable CredentialSummary row = shown;
        if (row == null) {
            return;
        }
        long mine = ++asked;
        UUID id = row.credential().id();
        bench.tasks().load(task -> DetailContents.read(vault, types, id), contents -> {
            if (mine == asked) {
                showContents(row, contents);
            }
        });
    }

    @FXML
    private void test() {
        with(row -> actions.test(List.of(row)));
    }

    @FXML
    private void edit() {
        with(actions::edit);
    }

    @FXML
    private void assign() {
        with(row -> new AssignSheet(bench, vault, row.credential(), () -> rows.reload(this::refresh)).open());
    }

    @FXML
    private void showPlain() {
        valueRows.revealPlain();
    }

    @FXML
    private void openAudit() {
        with(row -> navigator.showAudit(row.credential().id(), row.credential().name()));
    }

    /** Where there is little room, buttons lose their words and the badge leaves the name alone. */
    private void fold(boolean narrow) {
        ContentDisplay display = narrow ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT;
        test.setContentDisplay(display);
        edit.setContentDisplay(display);
        HBox line = narrow ? secondLine : titleLine;
        if (!line.getChildren().contains(badge)) {
            titleLine.getChildren().remove(badge);
            secondLine.getChildren().remove(badge);
            line.getChildren().add(narrow ? 0 : 1, badge);
        }
    }

    private void with(java.util.function.Consumer<CredentialSummary> action) {
        @Nullable CredentialSummary row = shown;
        if (row != null) {
            action.accept(row);
        }
    }

    private void showHead(CredentialSummary row) {
        Credential credential = row.credential();
        name.setText(credential.name());
        showBadge();
        pace.show(row);
        activate.setVisible(!credential.active());
        deactivate.setVisible(credential.active());
        description.setText(credential.description());
        List<Node> labels = new ArrayList<>();
        labels.add(CredentialCell.environment(bench, credential.environment()));
        credential.tags().forEach(tag -> labels.add(CredentialCell.tag(tag)));
        tags.getChildren().setAll(labels);
        lastTest.getChildren().setAll(LastTestPanel.of(bench, row));
    }

    private void showBadge() {
        @Nullable CredentialSummary row = shown;
        if (row != null) {
            badge.show(row, actions.testing().contains(row.credential().id()));
        }
    }

    private void showContents(CredentialSummary row, DetailContents contents) {
        Credential credential = row.credential();
        Optional<CredentialType> type = contents.type();
        String typeName = type.map(CredentialType::name).orElse(credential.typeKey());
        tile.getChildren()
                .setAll(new TypeTile(
                        credential.typeKey(),
                        typeName,
                        type.map(CredentialType::category).orElse(""),
                        TypeTile.Size.LARGE));
        String expiry = row.ending()
                .map(end -> EndingText.line(bench, end))
                .orElseGet(() -> bench.text("ui.detail.never.expires"));
        if (row.ownPace() != null) {
            expiry = bench.text(
                    "ui.detail.pace",
                    expiry,
                    bench.text("ui.detail.pace." + row.ownPace().word()));
        }
        String line = bench.text(
                "ui.detail.second",
                typeName,
                bench.text("environment." + credential.environment().word()),
                expiry,
                bench.formats().date(credential.createdAt()));
        second.setText(line);
        second.setTooltip(new Tooltip(line
                + "\n"
                + bench.text(
                        "ui.detail.created.by",
                        bench.formats().moment(credential.createdAt()),
                        credential.createdBy())));
        test.setDisable(type.filter(known -> known.test() != null).isEmpty());
        pace.setDisable(test.isDisable());
        edit.setDisable(type.isEmpty());
        history.getChildren().setAll(TestHistory.of(bench, contents.view().tests()));
        values.getChildren().setAll(valueRows.rows(credential, contents.view().fields()));
        if (!contents.newFields().isEmpty()) {
            values.getChildren().add(detailRows.newFields(contents.newFields()));
        }
        showPlain.setVisible(valueRows.hasPlain());
        usedBy.setText(bench.text("ui.detail.used.by", contents.agents().size()));
        agents.getChildren()
                .setAll(contents.agents().stream()
                        .map(agent -> detailRows.agent(credential, agent))
                        .toList());
        if (contents.agents().isEmpty()) {
            agents.getChildren().setAll(detailRows.unused());
        }
        activity.getChildren()
                .setAll(contents.events().stream().map(detailRows::event).toList());
    }
}
