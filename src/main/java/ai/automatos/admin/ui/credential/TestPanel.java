package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.probe.Suggestion;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What a connection test says: running, successful with evidence, or error, details and action. */
final class TestPanel extends VBox {
    private static final List<String> STYLES = List.of("success", "warning", "danger", "accent");

    private final Workbench bench;
    private final Consumer<Suggestion> takeOver;

    /** @param takeOver puts what the user has compared into its field and tests again */
    TestPanel(Workbench bench, Consumer<Suggestion> takeOver) {
        super(8);
        this.bench = bench;
        this.takeOver = takeOver;
        getStyleClass().add("message");
        setId("testPanel");
    }

    /** Nothing has been tried yet. */
    void showIdle(String sentence) {
        style("accent");
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().setAll(text);
    }

    void showRunning(Runnable cancel) {
        style("accent");
        Button stop = new Button(bench.text("ui.cancel"));
        stop.setId("cancelTest");
        stop.getStyleClass().add("slim");
        stop.setOnAction(event -> cancel.run());
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Label title = new Label(bench.text("ui.status.testing"), Icons.of("fth-loader", "accent"));
        title.getStyleClass().add("group");
        HBox line = new HBox(12, bar, stop);
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().setAll(title, line);
        focusOnceShown(stop); // What had the focus cannot be pressed now.
    }

    /** A pane that was just made takes its content into the window with the next pulse. */
    private static void focusOnceShown(Button button) {
        if (button.getScene() != null) {
            Platform.runLater(button::requestFocus);
            return;
        }
        button.sceneProperty().addListener((property, was, now) -> {
            if (now != null) {
                Platform.runLater(button::requestFocus);
            }
        });
    }

    void show(TestResult result) {
        List<String[]> lines = lines(result);
        switch (result.status()) {
            case VERIFIED -> {
                if (result.hasReservation()) {
                    head("warning", "fth-alert-triangle", "ui.test.successful");
                } else {
                    head("success", "fth-check-circle", "ui.test.successful");
                }
            }
            case FAILED -> head("danger", "fth-x-octagon", "ui.test.failed");
            case NOT_TESTABLE -> head("accent", "fth-slash", "ui.test.not.testable");
        }
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        for (int i = 0; i < lines.size(); i++) {
            Label key = new Label(lines.get(i)[0]);
            key.getStyleClass().add("muted");
            key.setMinWidth(96);
            GridPane.setValignment(key, VPos.TOP);
            Label value = new Label(lines.get(i)[1]);
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(i, key, value);
        }
        Button copy = new Button(bench.text("ui.copy"), Icons.of("fth-copy"));
        copy.getStyleClass().add("slim");
        copy.setOnAction(event -> {
            bench.clipboards()
                    .copy(lines.stream().map(line -> line[0] + ": " + line[1]).collect(Collectors.joining("\n")));
            bench.notices().info(bench.text("ui.copied"));
        });
        HBox buttons = new HBox(8, copy);
        Suggestion suggestion = result.suggestion();
        if (suggestion != null) {
            Button take = new Button(bench.text("ui.test.take.over"), Icons.of("fth-check"));
            take.setId("takeOver");
            take.getStyleClass().add("slim");
            take.setOnAction(event -> takeOver.accept(suggestion));
            buttons.getChildren().add(0, take);
        }
        getChildren().addAll(grid, buttons);
    }

    void showProblem(String sentences) {
        head("danger", "fth-x-octagon", "ui.test.not.run");
        Label text = new Label(sentences);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(text);
    }

    private List<String[]> lines(TestResult result) {
        List<String[]> lines = new ArrayList<>();
        if (result.status() == TestStatus.VERIFIED) {
            add(lines, "ui.test.line.time", bench.text("ui.millis", result.millis()));
            add(lines, "ui.test.line.evidence", result.evidence());
            add(lines, "ui.test.line.status", bench.text("status.verified"));
            if (result.hasReservation()) {
                add(lines, "ui.test.line.warning", result.explanation());
                add(lines, "ui.test.line.action", result.action());
            }
        } else if (result.status() == TestStatus.FAILED) {
            add(lines, "ui.test.line.error", result.message());
            add(lines, "ui.test.line.details", result.detail());
            add(lines, "ui.test.line.action", result.action());
            add(lines, "ui.test.line.time", bench.text("ui.millis", result.millis()));
        } else {
            add(lines, "ui.test.line.details", result.message());
        }
        return lines;
    }

    private void add(List<String[]> lines, String key, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new String[] {bench.text(key), value});
        }
    }

    private void head(String style, String icon, String key) {
        style(style);
        Label title = new Label(bench.text(key), Icons.of(icon, style));
        title.getStyleClass().add("group");
        getChildren().setAll(title);
    }

    private void style(String style) {
        getStyleClass().removeAll(STYLES);
        getStyleClass().add(style);
    }
}
