package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.Logo;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.dialog.DialogFrame;
import ai.automatos.admin.ui.dialog.Sheet;
import java.nio.file.Path;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What this program is: version, licence, and where its data lies. */
final class AboutSheet {
    private final Workbench bench;
    private final String version;
    private final Path home;

    AboutSheet(Workbench bench, String version, Path home) {
        this.bench = bench;
        this.version = version;
        this.home = home;
    }

    void open() {
        DialogFrame frame = new DialogFrame(bench.text("ui.about"), bench.messages(), bench.dialogs()::close);
        frame.getStyleClass().add("small-dialog");
        frame.setId("about");
        Label product = new Label(bench.text("ui.product"));
        product.getStyleClass().add("group");
        Label purpose = text(bench.text("ui.about.purpose"));
        HBox head = new HBox(12, new Logo(), new VBox(2, product, purpose));
        head.setAlignment(Pos.CENTER_LEFT);
        GridPane facts = new GridPane();
        facts.setHgap(12);
        facts.setVgap(8);
        fact(facts, "ui.about.version", version);
        fact(facts, "ui.settings.info.license", bench.text("ui.settings.info.license.name"));
        fact(facts, "ui.about.home", home.toString());
        frame.content(head, facts);
        Button close = new Button(bench.text("ui.close"));
        close.setDefaultButton(true);
        close.setOnAction(event -> bench.dialogs().close());
        frame.footer(close);
        bench.dialogs().show(Sheet.centred(frame, close, bench.dialogs()::close));
    }

    private void fact(GridPane facts, String key, String value) {
        Label name = new Label(bench.text(key));
        name.getStyleClass().add("muted");
        name.setMinWidth(96);
        Label said = text(value);
        GridPane.setHgrow(said, Priority.ALWAYS);
        facts.addRow(facts.getRowCount(), name, said);
    }

    private static Label text(String words) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
