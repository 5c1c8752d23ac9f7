package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.PastTest;
import ai.automatos.admin.credential.TestStatus;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.ui.Workbench;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The last tests as a row of bars, oldest left: the better, the higher, so that nothing is said by colour alone. A line
 * between two bars is where the values changed. The arrow keys go through them, and a line below says each in words.
 */
final class TestHistory extends VBox {
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private final Workbench bench;
    private final List<PastTest> tests;
    private final List<StackPane> bars = new ArrayList<>();
    private final Label words = new Label();
    private final HBox strip = new HBox();
    private int current;

    /** Nothing where there is nothing to show. @param tests oldest first */
    static List<TestHistory> of(Workbench bench, List<PastTest> tests) {
        boolean telling = tests.stream().anyMatch(test -> test.status() != TestStatus.NOT_TESTABLE);
        return telling ? List.of(new TestHistory(bench, tests)) : List.of();
    }

    private TestHistory(Workbench bench, List<PastTest> tests) {
        super(4);
        this.bench = bench;
        this.tests = List.copyOf(tests);
        Label title = new Label(bench.text("ui.history.title", tests.size()));
        title.getStyleClass().add("heading");
        Label summary = new Label(summary());
        summary.setId("historySummary");
        summary.getStyleClass().addAll("small", "muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        words.setId("historyWords");
        words.getStyleClass().addAll("small", "muted");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        fillStrip();
        getChildren().addAll(new HBox(8, title, space, summary), strip, words);
        go(tests.size() - 1);
    }

    private void fillStrip() {
        strip.setId("historyStrip");
        strip.getStyleClass().add("history");
        strip.setAlignment(Pos.BOTTOM_LEFT);
        strip.setFocusTraversable(true);
        for (int i = 0; i < tests.size(); i++) {
            if (i > 0 && tests.get(i).valueVersion() != tests.get(i - 1).valueVersion()) {
                Region change = new Region();
                change.getStyleClass().add("history-change");
                strip.getChildren().add(change);
            }
            StackPane bar = bar(i);
            bars.add(bar);
            strip.getChildren().add(bar);
        }
        strip.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.LEFT || event.getCode() == KeyCode.RIGHT) {
                go(current + (event.getCode() == KeyCode.LEFT ? -1 : 1));
                event.consume();
            }
        });
    }

    /** As high as the strip, so that a low one is hit as easily. */
    private StackPane bar(int index) {
        PastTest test = tests.get(index);
        Region mark = new Region();
        mark.getStyleClass().addAll("history-mark", kind(test));
        mark.setMouseTransparent(true);
        StackPane bar = new StackPane(mark);
        bar.getStyleClass().add("history-bar");
        bar.setAlignment(Pos.BOTTOM_CENTER);
        bar.setAccessibleText(sentence(test));
        Tooltip.install(bar, new Tooltip(sentence(test)));
        bar.setOnMouseEntered(event -> go(index));
        return bar;
    }

    private void go(int index) {
        bars.get(current).pseudoClassStateChanged(CURRENT, false);
        current = Math.max(0, Math.min(index, tests.size() - 1));
        bars.get(current).pseudoClassStateChanged(CURRENT, true);
        words.setText(sentence(tests.get(current)));
        strip.setAccessibleText(
                bench.text("ui.history.spoken", bench.text("ui.history.title", tests.size()), words.getText()));
    }

    private String summary() {
        long verified = tests.stream()
                .filter(test -> test.status() == TestStatus.VERIFIED)
                .count();
        long average =
                Math.round(tests.stream().mapToLong(PastTest::millis).average().orElse(0));
        return bench.text("ui.history.summary", verified, tests.size(), bench.text("ui.millis", average));
    }

    private String sentence(PastTest test) {
        return bench.text(
                "ui.history.one",
                bench.formats().moment(test.at()),
                result(test),
                bench.text("ui.millis", test.millis()),
                bench.formats().number(test.valueVersion()));
    }

    private String result(PastTest test) {
        String said = test.diagnosis() == null ? "" : "diagnosis." + test.diagnosis() + ".message";
        String reason = bench.messages().has(said) ? ": " + bench.text(said) : "";
        return switch (kind(test)) {
            case "verified" -> bench.text("bulk.outcome.verified");
            case "reserved" -> bench.text("bulk.outcome.reserved") + reason;
            case "failed" -> bench.text("bulk.outcome.failed") + reason;
            case "unchecked" -> bench.text("bulk.outcome.rate_limited") + reason;
            case "untestable" -> bench.text("bulk.outcome.not_testable");
            default -> bench.text("ui.history.unknown");
        };
    }

    /** The style of its bar. */
    private static String kind(PastTest test) {
        return switch (test.status()) {
            case VERIFIED -> test.diagnosis() == null ? "verified" : "reserved";
            case FAILED -> Diagnosis.RATE_LIMITED.word().equals(test.diagnosis()) ? "unchecked" : "failed";
            case NOT_TESTABLE -> "untestable";
            case UNKNOWN -> "altered";
        };
    }
}
