package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.task.RunningTask;
import java.time.Duration;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ChangeListener;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Running tasks with progress and cancel at the left, the state of vault and database at the right. */
public final class StatusBar extends HBox {
    private final Label title = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = new Button();
    private final Label state = new Label();
    private final Label database = new Label();
    private final ListChangeListener<RunningTask> tasksChanged = change -> showTask();
    private final ChangeListener<Duration> timeChanged = (property, old, left) -> showTime(left);
    private @Nullable Workbench bench;
    private @Nullable IdleLock idle;

    public StatusBar() {
        super(12);
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        progress.setPrefWidth(120);
        progress.setMaxHeight(6);
        cancel.getStyleClass().add("link");
        state.setGraphic(Icons.of("fth-unlock"));
        database.setGraphic(Icons.of("fth-database"));
        Separator line = new Separator(Orientation.VERTICAL);
        line.setMaxHeight(12);
        getChildren().addAll(title, progress, cancel, space, state, line, database);
    }

    void connect(Workbench workbench, OpenVault vault, IdleLock idleLock) {
        bench = workbench;
        idle = idleLock;
        cancel.setText(workbench.text("ui.cancel"));
        database.setText(workbench.text(vault.core().isShared() ? "ui.database.shared" : "ui.database.embedded"));
        workbench.tasks().running().addListener(tasksChanged);
        idleLock.leftProperty().addListener(timeChanged);
        showTime(idleLock.leftProperty().get());
        showTask();
    }

    void disconnect() {
        if (bench != null && idle != null) {
            bench.tasks().running().removeListener(tasksChanged);
            idle.leftProperty().removeListener(timeChanged);
            progress.progressProperty().unbind();
            title.textProperty().unbind();
        }
    }

    private void showTask() {
        if (bench == null) {
            return;
        }
        ObservableList<RunningTask> running = bench.tasks().running();
        boolean busy = !running.isEmpty();
        progress.progressProperty().unbind();
        title.textProperty().unbind();
        progress.setVisible(busy);
        cancel.setVisible(busy);
        if (busy) {
            RunningTask first = running.get(0);
            int others = running.size() - 1;
            title.textProperty()
                    .bind(Bindings.createStringBinding(() -> sentence(first, others), first.stepProperty()));
            title.setGraphic(Icons.of("fth-loader", "accent"));
            progress.progressProperty().bind(first.progressProperty());
            cancel.setOnAction(event -> first.cancel());
        } else {
            title.setText(bench.text("ui.tasks.none"));
            title.setGraphic(Icons.of("fth-check-circle"));
        }
    }

    /** What it does now says more than what it is called. */
    private String sentence(RunningTask task, int others) {
        String step = task.stepProperty().get();
        String doing = step.isEmpty() ? task.title() : step;
        return others == 0 || bench == null ? doing : bench.text("ui.tasks.more", doing, others);
    }

    private void showTime(Duration left) {
        if (bench != null) {
            long minutes = Math.max(1, (left.toSeconds() + 59) / 60);
            state.setText(bench.text("ui.vault.unlocked", minutes));
        }
    }
}
