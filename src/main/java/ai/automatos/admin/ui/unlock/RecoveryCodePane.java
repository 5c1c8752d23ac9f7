package ai.automatos.admin.ui.unlock;

import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.print.PrinterJob;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Shows the recovery code once, and finds out whether it was noted: its last group is to be typed. */
public final class RecoveryCodePane extends VBox {
    private static final int GROUPS_A_LINE = 3;

    private final Workbench bench;
    private final String code;
    private final TextField lastGroup = new TextField();
    private final BooleanBinding noted;

    public RecoveryCodePane(Workbench bench, String code) {
        super(12);
        this.bench = bench;
        this.code = code;
        Label shown = new Label(inLines(code));
        shown.setId("recoveryCode");
        shown.setAccessibleText(code);
        shown.getStyleClass().add("recovery-code");
        shown.setMinHeight(Region.USE_PREF_SIZE);
        Button copy = new Button(bench.text("ui.copy"), Icons.of("fth-copy"));
        copy.setOnAction(event -> {
            bench.clipboards().copySecret(code);
            bench.notices()
                    .info(bench.text(
                            "ui.copied.secret", bench.clipboards().keep().toSeconds()));
        });
        Button print = new Button(bench.text("ui.recovery.print"), Icons.of("fth-printer"));
        print.setOnAction(event -> print());
        Label ask = new Label(bench.text("ui.recovery.last.group"));
        ask.getStyleClass().add("field-label");
        lastGroup.setId("lastGroup");
        lastGroup.setAccessibleText(ask.getText());
        lastGroup.setMaxWidth(160);
        ask.setLabelFor(lastGroup);
        Label sentence = new Label(bench.text("ui.recovery.explain"));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        String wanted = code.substring(code.lastIndexOf('-') + 1);
        noted = Bindings.createBooleanBinding(
                () -> lastGroup.getText().strip().toUpperCase(Locale.ROOT).equals(wanted), lastGroup.textProperty());
        Label differs = new Label(bench.text("ui.recovery.last.group.differs"));
        differs.getStyleClass().addAll("field-problem", "danger-text");
        differs.visibleProperty()
                .bind(noted.not().and(lastGroup.textProperty().length().greaterThanOrEqualTo(wanted.length())));
        getChildren().addAll(sentence, shown, new HBox(8, copy, print), ask, new VBox(4, lastGroup, differs));
    }

    public BooleanBinding noted() {
        return noted;
    }

    public TextField field() {
        return lastGroup;
    }

    /** As it is copied by hand: three groups a line, which fit into the narrowest window with the largest text. */
    private static String inLines(String code) {
        String[] groups = code.split("-", -1);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < groups.length; i++) {
            lines.append(i == 0 ? "" : i % GROUPS_A_LINE == 0 ? "-\n" : "-").append(groups[i]);
        }
        return lines.toString();
    }

    private void print() {
        PrinterJob job = PrinterJob.createPrinterJob();
        if (job == null) {
            bench.notices().warning(bench.text("ui.recovery.no.printer"));
            return;
        }
        if (!job.showPrintDialog(getScene().getWindow())) {
            return;
        }
        Text heading = new Text(bench.text("ui.recovery.sheet") + "\n\n");
        Text body = new Text(inLines(code) + "\n\n");
        body.setFont(Font.font("JetBrains Mono", 16));
        Text use = new Text(bench.text("ui.recovery.sheet.use"));
        TextFlow sheet = new TextFlow(heading, body, use);
        sheet.setPrefWidth(job.getJobSettings().getPageLayout().getPrintableWidth());
        if (job.printPage(sheet)) {
            job.endJob();
            bench.notices().success(bench.text("ui.recovery.printed"));
        } else {
            bench.notices().warning(bench.text("ui.recovery.no.printer"));
        }
    }
}
