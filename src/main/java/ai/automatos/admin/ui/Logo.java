package ai.automatos.admin.ui;

import javafx.scene.Group;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;

/** The program's mark, drawn, so that it is sharp at every size. */
public final class Logo extends StackPane {
    private boolean big;

    public Logo() {
        getStyleClass().add("logo");
        SVGPath mark = new SVGPath();
        mark.setContent("M4 15 L9 4 L14 15");
        mark.getStyleClass().add("logo-mark");
        Circle dot = new Circle(9, 11.5, 1.6);
        dot.getStyleClass().add("logo-dot");
        getChildren().add(new Group(mark, dot));
        Icons.hide(this);
    }

    public boolean isBig() {
        return big;
    }

    public void setBig(boolean large) {
        big = large;
        if (large) {
            getStyleClass().add("big");
            getChildren().get(0).setScaleX(2);
            getChildren().get(0).setScaleY(2);
        }
    }
}
