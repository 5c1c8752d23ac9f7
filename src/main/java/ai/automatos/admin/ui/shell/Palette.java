package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Ctrl/Cmd+K: finds credentials, types, settings and actions by words. Values never appear. */
final class Palette {
    private final Workbench bench;
    private final PaletteEntries source;
    private final TextField search = new TextField();
    private final ListView<PaletteRow> list = new ListView<>();
    private final Set<PaletteEntry.Group> opened = EnumSet.noneOf(PaletteEntry.Group.class);
    private @Nullable PaletteSearch index;

    Palette(Workbench bench, Shell shell, Navigator navigator, CredentialRows rows, Shell.Locker locker) {
        this.bench = bench;
        this.source = new PaletteEntries(bench, shell, navigator, rows, locker);
        search.setId("paletteSearch");
        search.setPromptText(bench.text("ui.palette.prompt"));
        search.setAccessibleText(bench.text("ui.palette.prompt"));
        search.getStyleClass().add("palette-search");
        search.textProperty().addListener(change -> find());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        list.setId("paletteList");
        list.setAccessibleText(bench.text("ui.palette.prompt"));
        list.getStyleClass().add("plain");
        list.setFocusTraversable(false);
        list.setPrefHeight(80);
        list.setMinHeight(0);
        list.setPlaceholder(new Label(bench.text("ui.palette.nothing")));
        list.setCellFactory(view -> new PaletteCell(bench, this::run));
    }

    void open() {
        Label help = new Label(bench.text("ui.palette.keys"));
        help.getStyleClass().addAll("small", "muted");
        VBox foot = new VBox(help);
        foot.getStyleClass().add("dialog-footer");
        foot.setAlignment(Pos.CENTER_LEFT);
        Label escape = new Label(bench.text("ui.palette.esc"));
        escape.getStyleClass().add("key-cap");
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox head = new HBox(Icons.of("fth-search", "large"), search, escape);
        head.getStyleClass().add("palette-head");
        VBox content = new VBox(head, list, foot);
        content.setId("palette");
        content.getStyleClass().addAll("dialog-frame", "palette");
        content.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        // Gives way in a low window.
        VBox holder = new VBox(content);
        holder.setAlignment(Pos.TOP_CENTER);
        holder.setPadding(new Insets(72, 0, 24, 0));
        holder.setMaxWidth(Region.USE_PREF_SIZE);
        holder.setPickOnBounds(false);
        bench.dialogs().show(new Sheet(holder, search, Pos.TOP_CENTER, bench.dialogs()::close));
        bench.tasks().load(task -> source.search(), found -> {
            index = found;
            find();
        });
    }

    private void find() {
        opened.clear();
        show(0);
    }

    /** @param wanted the row to choose, or the next one that can be */
    private void show(int wanted) {
        if (index == null) {
            return;
        }
        List<PaletteRow> rows = index.find(search.getText(), opened);
        list.getItems().setAll(rows);
        list.setPrefHeight(
                rows.isEmpty() ? 80 : rows.stream().mapToInt(PaletteRow::height).sum() + 8);
        choose(wanted, 1);
        list.scrollTo(Math.max(0, wanted - 5));
    }

    private void choose(int from, int step) {
        for (int at = from; at >= 0 && at < list.getItems().size(); at += step) {
            if (list.getItems().get(at).canBeChosen()) {
                list.getSelectionModel().clearAndSelect(at);
                return;
            }
        }
    }

    private void key(KeyEvent event) {
        int now = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int step = event.getCode() == KeyCode.DOWN ? 1 : -1;
            choose(now + step, step);
            int chosen = list.getSelectionModel().getSelectedIndex();
            // The head above the first hit comes into sight with it.
            list.scrollTo(chosen <= 1 ? 0 : Math.max(0, chosen - 5));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            run();
        }
    }

    private void run() {
        PaletteRow chosen = list.getSelectionModel().getSelectedItem();
        if (chosen instanceof PaletteRow.Hit hit) {
            bench.dialogs().close();
            hit.entry().action().run();
        } else if (chosen instanceof PaletteRow.More more) {
            opened.add(more.group());
            show(list.getSelectionModel().getSelectedIndex());
            search.requestFocus();
        }
    }
}
