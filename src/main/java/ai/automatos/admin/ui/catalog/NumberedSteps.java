package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.ui.RichLine;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Sentences one below the other, each with its number. */
final class NumberedSteps extends VBox {
    NumberedSteps(List<String> sentences) {
        getStyleClass().add("numbered");
        for (int i = 0; i < sentences.size(); i++) {
            Label number = new Label(Integer.toString(i + 1));
            number.getStyleClass().add("number-disc");
            RichLine line = new RichLine(sentences.get(i));
            HBox.setHgrow(line, Priority.ALWAYS);
            getChildren().add(new HBox(12, number, line));
        }
    }
}
