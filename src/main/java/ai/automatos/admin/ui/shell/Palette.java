package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Ctrl/Cmd+K: finds credentials, types, settings and actions by words. Values never appear. */
final class Palette {
    private static final int MOST = 4;

    private final Workbench bench;
    private final PaletteEntries source;
    private final TextField search = new TextField();
    private final ListView<PaletteEntry> list = new ListView<>();
    private List<PaletteEntry> all = List.of();

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
        list.setFixedCellSize(40);
        list.setFocusTraversable(false);
        list.setPrefHeight(480);
        list.setPlaceholder(new Label(bench.text("ui.palette.nothing")));
        list.setCellFactory(view -> new PaletteCell(bench));
        list.setOnMouseClicked(event -> run());
    }

    void open() {
        Label help = new Label(bench.text("ui.palette.keys"));
        help.getStyleClass().addAll("small", "muted");
        VBox foot = new VBox(help);
        foot.getStyleClass().add("dialog-footer");
        foot.setAlignment(Pos.CENTER_LEFT);
        VBox head = new VBox(search);
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
        bench.tasks().load(task -> source.all(), found -> {
            all = found;
            find();
        });
    }

    /** The first few of each group; a name that begins with the words comes first. */
    private void find() {
        String typed = search.getText().strip().toLowerCase(Locale.ROOT);
        List<PaletteEntry> shown = new ArrayList<>();
        for (PaletteEntry.Group group : PaletteEntry.Group.values()) {
            List<PaletteEntry> hits = all.stream()
                    .filter(entry -> entry.group() == group && entry.matches(typed))
                    .sorted((a, b) -> Boolean.compare(b.beginsWith(typed), a.beginsWith(typed)))
                    .toList();
            shown.addAll(hits.subList(0, Math.min(group == PaletteEntry.Group.ACTIONS ? 8 : MOST, hits.size())));
        }
        list.getItems().setAll(shown);
        list.getSelectionModel().selectFirst();
    }

    private void key(KeyEvent event) {
        int last = list.getItems().size() - 1;
        int now = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int next = event.getCode() == KeyCode.DOWN ? Math.min(last, now + 1) : Math.max(0, now - 1);
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - 5));
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            run();
        }
    }

    private void run() {
        PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            bench.dialogs().close();
            chosen.action().run();
        }
    }
}
