package ai.automatos.admin.ui.dialog;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The steps of a wizard in a row, joined by lines. */
public final class StepBar extends HBox {
    private final List<String> names;

    public StepBar(List<String> names) {
        super(12);
        this.names = List.copyOf(names);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("wizard-steps");
    }

    public void show(int now) {
        getChildren().clear();
        for (int i = 0; i < names.size(); i++) {
            if (i > 0) {
                Region line = new Region();
                line.getStyleClass().add("step-line");
                HBox.setHgrow(line, Priority.ALWAYS);
                getChildren().add(line);
            }
            getChildren().add(new StepMark(names.get(i), i, now));
        }
    }
}
