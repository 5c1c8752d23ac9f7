package ai.automatos.admin.ui.catalog;

import java.util.Set;
import javafx.application.Platform;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Rectangle;

/** Text in lines with their numbers; the numbers of lines that are wrong stand out. */
final class JsonArea extends HBox {
    private static final double PADDING = 8;

    private final TextArea area = new TextArea();
    private final Pane numbers = new Pane();
    private Set<Integer> wrong = Set.of();

    JsonArea(String accessibleName) {
        getStyleClass().add("json-area");
        area.setId("typeJson");
        area.setAccessibleText(accessibleName);
        area.getStyleClass().add("json-text");
        HBox.setHgrow(area, Priority.ALWAYS);
        Pane gutter = new Pane(numbers);
        gutter.getStyleClass().add("json-gutter");
        gutter.setMinHeight(0);
        Rectangle window = new Rectangle();
        window.widthProperty().bind(gutter.widthProperty());
        window.heightProperty().bind(gutter.heightProperty());
        gutter.setClip(window);
        numbers.translateYProperty().bind(area.scrollTopProperty().negate());
        area.skinProperty().addListener(change -> Platform.runLater(this::followLines));
        getChildren().addAll(gutter, area);
    }

    StringProperty text() {
        return area.textProperty();
    }

    TextArea area() {
        return area;
    }

    /** @param wrongLines from 1 */
    void mark(Set<Integer> wrongLines) {
        wrong = Set.copyOf(wrongLines);
        number();
    }

    /** Selects the rest of a line. @param line from 1 @param column from 1 */
    void goTo(int line, int column) {
        String text = area.getText();
        int start = 0;
        for (int i = 1; i < line && text.indexOf('\n', start) >= 0; i++) {
            start = text.indexOf('\n', start) + 1;
        }
        int end = text.indexOf('\n', start) < 0 ? text.length() : text.indexOf('\n', start);
        int from = Math.min(start + Math.max(0, column - 1), end);
        area.requestFocus();
        area.selectRange(end, from);
    }

    /** The lines are as high as the area draws them. */
    private void followLines() {
        Node drawn = area.lookup(".text");
        if (drawn != null) {
            drawn.layoutBoundsProperty().addListener(change -> number());
            number();
        }
    }

    private void number() {
        Node drawn = area.lookup(".text");
        numbers.getChildren().clear();
        if (drawn == null) {
            return;
        }
        int lines = 1
                + (int) area.getText().chars().filter(letter -> letter == '\n').count();
        double height = drawn.getLayoutBounds().getHeight() / lines;
        for (int line = 1; line <= lines; line++) {
            Label number = new Label(Integer.toString(line));
            number.getStyleClass().addAll("json-number", wrong.contains(line) ? "danger-text" : "muted");
            number.setPrefHeight(height);
            number.relocate(0, PADDING + (line - 1) * height);
            numbers.getChildren().add(number);
        }
    }
}
