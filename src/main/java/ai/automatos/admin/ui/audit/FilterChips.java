package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.Icons;
import ai.automatos.admin.ui.Workbench;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Pane;

/** The filters that are set, each of which a click, Delete or Backspace takes away. */
final class FilterChips {
    private final Workbench bench;
    private final Pane pane;
    private final Runnable fallback;

    /** @param fallback takes the focus when the last chip is gone */
    FilterChips(Workbench bench, Pane pane, Runnable fallback) {
        this.bench = bench;
        this.pane = pane;
        this.fallback = fallback;
    }

    /** @param remove what taking the chip away does */
    record Chip(String text, Runnable remove) {}

    void show(List<Chip> chips) {
        int focused = focused();
        pane.getChildren().setAll(chips.stream().map(this::node).toList());
        if (focused >= 0) {
            if (chips.isEmpty()) {
                fallback.run();
            } else {
                pane.getChildren().get(Math.min(focused, chips.size() - 1)).requestFocus();
            }
        }
    }

    private int focused() {
        for (int i = 0; i < pane.getChildren().size(); i++) {
            if (pane.getChildren().get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private Node node(Chip chip) {
        Button button = new Button(chip.text(), Icons.of("fth-x", "mini"));
        button.getStyleClass().setAll("chip", "chip-button", "may-cut");
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setMnemonicParsing(false);
        button.setTooltip(new Tooltip(bench.text("ui.audit.chip.help", chip.text())));
        button.setAccessibleText(bench.text("ui.audit.chip.remove", chip.text()));
        button.setOnAction(event -> chip.remove().run());
        button.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                event.consume();
                chip.remove().run();
            }
        });
        return button;
    }
}
