package ai.automatos.admin.ui.shell;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** A line of text in which the letters that were searched for stand out. */
final class MarkedText extends TextFlow {
    private static final int LONGEST = 64;

    /** @param words in lower case */
    MarkedText(String text, List<String> words) {
        String line = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
        parts(line, words).forEach(part -> {
            Text drawn = new Text(part.text());
            drawn.getStyleClass().add(part.marked() ? "marked" : "unmarked");
            getChildren().add(drawn);
        });
        setMinWidth(Region.USE_PREF_SIZE);
        setMaxHeight(Region.USE_PREF_SIZE);
    }

    /** Cuts {@code line} where marking begins and ends. */
    static List<Part> parts(String line, List<String> words) {
        boolean[] marks = new boolean[line.length()];
        for (String word : words) {
            for (int at = 0; at + word.length() <= line.length(); at++) {
                if (line.regionMatches(true, at, word, 0, word.length())) {
                    java.util.Arrays.fill(marks, at, at + word.length(), true);
                }
            }
        }
        List<Part> parts = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= marks.length; i++) {
            if (i == marks.length || marks[i] != marks[start]) {
                parts.add(new Part(line.substring(start, i), marks[start]));
                start = i;
            }
        }
        return parts;
    }

    record Part(String text, boolean marked) {}
}
