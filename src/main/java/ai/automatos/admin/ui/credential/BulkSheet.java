package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.BulkProgress;
import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.value.ChangeListener;
import javafx.collections.transformation.FilteredList;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A run of many tests: how far it is, and its results by what became of them. Closing it does not end the run. */
final class BulkSheet {
    private final Workbench bench;
    private final BulkTests tests;
    private final Consumer<UUID> select;
    private final DialogFrame frame;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label counts = new Label();
    private final FlowPane groups = new FlowPane(8, 8);
    private final ToggleGroup chosen = new ToggleGroup();
    private final ToggleButton all = new ToggleButton();
    private final Map<OutcomeSign.Group, ToggleButton> buttons = new EnumMap<>(OutcomeSign.Group.class);
    private final FilteredList<BulkResult> shown;
    private final ListView<BulkResult> list;
    private final Button cancel = new Button();
    private final Button close = new Button();
    private final ChangeListener<BulkTests.State> changed = (property, old, now) -> show(now);

    /** @param select shows one credential */
    BulkSheet(Workbench bench, BulkTests tests, Consumer<UUID> select) {
        this.bench = bench;
        this.tests = tests;
        this.select = select;
        this.frame = new DialogFrame("", bench.messages(), this::leave);
        this.shown = new FilteredList<>(tests.results());
        this.list = new ListView<>(shown);
    }

    void open() {
        frame.getStyleClass().addAll("wide-dialog", "live-dialog");
        frame.setId("testRun");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(bench.text("ui.tests.results"));
        bar.managedProperty().bind(bar.visibleProperty());
        counts.setId("testCounts");
        counts.getStyleClass().addAll("small", "muted");
        counts.setWrapText(true);
        addGroups();
        list.setId("testResults");
        list.getStyleClass().add("plain");
        list.setFixedCellSize(48);
        list.setAccessibleText(bench.text("ui.tests.results"));
        list.setPlaceholder(new Label(bench.text("ui.tests.none.yet")));
        list.setCellFactory(view -> new BulkResultCell(bench));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                showCredential();
                event.consume();
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                showCredential();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox head = new VBox(8, bar, counts, groups);
        head.getStyleClass().add("test-run-head");
        frame.content(head, list);
        cancel.setText(bench.text("ui.tests.cancel"));
        cancel.setId("cancelTests");
        cancel.setOnAction(event -> tests.cancel());
        cancel.managedProperty().bind(cancel.visibleProperty());
        close.setId("closeTests");
        close.setOnAction(event -> leave());
        frame.footer(cancel, close);
        tests.state().addListener(changed);
        show(tests.state().get());
        bench.dialogs().show(Sheet.centred(frame, tests.isRunning() ? close : list, this::leave));
    }

    boolean isOpen() {
        return frame.getScene() != null;
    }

    private void addGroups() {
        all.setSelected(true);
        add(all, "groupAll");
        for (OutcomeSign.Group group : OutcomeSign.Group.values()) {
            ToggleButton button = new ToggleButton();
            button.setUserData(group);
            button.managedProperty().bind(button.visibleProperty());
            buttons.put(group, button);
            add(
                    button,
                    "group" + group.name().charAt(0) + group.name().substring(1).toLowerCase(Locale.ROOT));
        }
        chosen.selectedToggleProperty().addListener((property, old, now) -> {
            if (now == null) {
                all.setSelected(true); // One is always chosen.
            } else {
                OutcomeSign.@Nullable Group group = (OutcomeSign.Group) now.getUserData();
                shown.setPredicate(group == null ? null : result -> groupOf(result) == group);
            }
        });
    }

    private void add(ToggleButton button, String id) {
        button.setId(id);
        button.getStyleClass().add("slim");
        button.setToggleGroup(chosen);
        groups.getChildren().add(button);
    }

    private void show(BulkTests.State now) {
        BulkProgress progress = now.progress();
        boolean running = now.phase() == BulkTests.Phase.RUNNING;
        frame.heading(bench.text(heading(now.phase()), progress.total()));
        bar.setProgress(progress.total() == 0 ? 1 : (double) progress.done() / progress.total());
        counts.setText(tests.counts(progress));
        Map<OutcomeSign.Group, Integer> sums = new EnumMap<>(OutcomeSign.Group.class);
        progress.counts()
                .forEach((outcome, count) -> sums.merge(OutcomeSign.of(outcome).group(), count, Integer::sum));
        all.setText(count("all", progress.done()));
        buttons.forEach((group, button) -> {
            int sum = sums.getOrDefault(group, 0);
            button.setVisible(sum > 0 || button.isSelected());
            button.setText(count(group.name().toLowerCase(Locale.ROOT), sum));
        });
        bar.setVisible(running);
        cancel.setVisible(running);
        close.setText(bench.text(running ? "ui.tests.background" : "ui.close"));
        close.getStyleClass().removeAll("accent");
        if (!running) {
            close.getStyleClass().add("accent");
        }
        frame.note(bench.text(running ? "ui.tests.note.running" : "ui.tests.note.done"));
    }

    private static String heading(BulkTests.Phase phase) {
        return switch (phase) {
            case NONE, RUNNING -> "ui.tests.running";
            case DONE -> "ui.tests.done";
            case CANCELLED -> "ui.tests.cancelled";
            case BROKEN -> "ui.tests.broken";
        };
    }

    private String count(String group, int number) {
        return bench.text("ui.tests.group.count", bench.text("ui.tests.group." + group), number);
    }

    private static OutcomeSign.Group groupOf(BulkResult result) {
        return OutcomeSign.of(result.outcome()).group();
    }

    private void showCredential() {
        @Nullable BulkResult result = list.getSelectionModel().getSelectedItem();
        if (result != null) {
            leave();
            select.accept(result.target().id());
        }
    }

    private void leave() {
        tests.state().removeListener(changed);
        bench.dialogs().close();
    }
}
