package ai.automatos.admin.ui.credential;

import ai.automatos.admin.ui.Icons;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A statistics card that is a filter, too: pressed again, it shows all. */
final class StatCard extends ToggleButton {
    private static final PseudoClass COMPACT = PseudoClass.getPseudoClass("compact");

    private final Label number = new Label();
    private final Label second = new Label();
    private final String title;
    private final String help;
    private final Tooltip hint = new Tooltip();
    private final HBox body;
    private String line = "";

    StatCard(CredentialQuery.Card card, String title, String help) {
        this.title = title;
        this.help = help;
        getStyleClass().setAll("toggle-button", "stat-card");
        setId("card-" + card.word());
        number.getStyleClass().add("stat-number");
        Label name = new Label(title);
        name.getStyleClass().add("name");
        second.getStyleClass().addAll("small", "muted");
        List.of(number, name, second).forEach(label -> label.setMinWidth(USE_PREF_SIZE));
        HBox first = new HBox(8, number, name);
        first.setAlignment(Pos.BASELINE_LEFT);
        VBox lines = new VBox(first, second);
        lines.setAlignment(Pos.CENTER_LEFT);
        body = new HBox(16, icon(card), lines);
        body.setAlignment(Pos.CENTER_LEFT);
        setGraphic(body);
        // Alike as long as there is room.
        setPrefWidth(280);
        setMaxWidth(Double.MAX_VALUE);
        second.managedProperty().bind(second.visibleProperty());
        hint.setText(help);
        setTooltip(hint);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    private static FontIcon icon(CredentialQuery.Card card) {
        FontIcon icon = Icons.of(card.icon(), "large");
        switch (card) {
            case TOTAL -> {}
            case VERIFIED -> icon.getStyleClass().add("success");
            case EXPIRING -> icon.getStyleClass().add("warning");
            case IN_USE -> icon.getStyleClass().add("accent");
        }
        return icon;
    }

    /** One line, the second one in the tooltip. */
    void compact(boolean narrow) {
        second.setVisible(!narrow);
        body.setSpacing(narrow ? 8 : 16);
        pseudoClassStateChanged(COMPACT, narrow);
        hint.setText(narrow ? line + "\n" + help : help);
    }

    void show(String figure, String below) {
        line = below;
        number.setText(figure);
        second.setText(line);
        compact(!second.isVisible());
        setAccessibleText(title + ": " + figure + ", " + line);
    }
}
