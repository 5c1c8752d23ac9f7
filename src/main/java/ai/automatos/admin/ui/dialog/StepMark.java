package ai.automatos.admin.ui.dialog;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.Icons;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** One step of a guide: done has a tick, the present one is filled, later ones are outlines. */
public final class StepMark extends HBox {
    public StepMark(String name, int number, int now) {
        super(12);
        setAlignment(Pos.CENTER_LEFT);
        Label disc = new Label(number < now ? "" : Integer.toString(number + 1));
        disc.getStyleClass().add("step-disc");
        if (number < now) {
            disc.setGraphic(Icons.of("fth-check", "success"));
        }
        Label label = new Label(name);
        label.getStyleClass().add("step-name");
        getStyleClass().add(number < now ? "step-done" : number == now ? "step-now" : "step-later");
        getChildren().addAll(disc, label);
    }

    /** @param prefix message key of a step without its number */
    public static List<Node> column(Messages messages, String prefix, int count, int now) {
        return IntStream.range(0, count)
                .<Node>mapToObj(number -> new StepMark(messages.get(prefix + number), number, now))
                .toList();
    }
}
