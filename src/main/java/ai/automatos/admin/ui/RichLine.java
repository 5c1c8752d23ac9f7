package ai.automatos.admin.ui;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A sentence that wraps; what stands between backticks in it is set in the machine's type. */
public final class RichLine extends TextFlow {
    public RichLine(String sentence) {
        getStyleClass().add("rich-line");
        setMinWidth(0);
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].isEmpty()) {
                Text text = new Text(parts[i]);
                text.getStyleClass().add(i % 2 == 0 ? "rich-text" : "rich-code");
                getChildren().add(text);
            }
        }
        setAccessibleText(sentence.replace("`", ""));
    }
}
