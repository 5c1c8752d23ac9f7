package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.credential.TestResult;
import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What became of one credential: name, environment and outcome, below what was said and how long it took. */
final class BulkResultCell extends ListCell<BulkResult> {
    private static final List<String> STYLES = List.of("success", "warning", "danger");

    private final Workbench bench;
    private final Label name = new Label();
    private final HBox environment = new HBox();
    private final Label outcome = new Label();
    private final Label message = new Label();
    private final Label figures = new Label();
    private final VBox body;

    BulkResultCell(Workbench bench) {
        this.bench = bench;
        name.getStyleClass().addAll("name", "may-cut");
        name.setMinWidth(0);
        outcome.getStyleClass().add("badge");
        outcome.setMinWidth(Region.USE_PREF_SIZE);
        message.getStyleClass().addAll("small", "muted", "may-cut");
        message.setMinWidth(0);
        figures.getStyleClass().addAll("small", "muted");
        figures.setMinWidth(Region.USE_PREF_SIZE);
        environment.setMinWidth(Region.USE_PREF_SIZE);
        body = new VBox(2, line(new HBox(8, name, environment), outcome), line(new HBox(message), figures));
        body.getStyleClass().add("result-body");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(BulkResult result, boolean empty) {
        super.updateItem(result, empty);
        setText(null);
        if (empty || result == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        OutcomeSign sign = OutcomeSign.of(result.outcome());
        String word = bench.text(result.outcome().messageKey());
        @Nullable TestResult test = result.test();
        name.setText(result.target().name());
        environment
                .getChildren()
                .setAll(CredentialCell.environment(bench, result.target().environment()));
        outcome.setText(word);
        outcome.setGraphic(Icons.of(sign.icon()));
        outcome.getStyleClass().removeAll(STYLES);
        if (STYLES.contains(sign.style())) {
            outcome.getStyleClass().add(sign.style());
        }
        message.setText(result.message());
        message.setTooltip(result.message().isEmpty() ? null : new Tooltip(advice(result.message(), test)));
        figures.setText(
                test == null
                        ? ""
                        : bench.text("ui.millis", test.millis())
                                + " · "
                                + bench.text("ui.tests.version", bench.formats().number(result.valueVersion())));
        setGraphic(body);
        setAccessibleText(bench.text(
                "ui.tests.spoken",
                result.target().name(),
                bench.text("environment." + result.target().environment().word()),
                word,
                result.message()));
    }

    private static String advice(String message, @Nullable TestResult test) {
        return test == null || test.action().isEmpty() ? message : message + "\n" + test.action();
    }

    private static HBox line(HBox left, Label right) {
        left.setAlignment(Pos.CENTER_LEFT);
        left.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, left, space, right);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
