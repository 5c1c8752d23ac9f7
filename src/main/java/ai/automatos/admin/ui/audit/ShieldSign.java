package ai.automatos.admin.ui.audit;

import ai.automatos.admin.ui.Icons;
import javafx.scene.layout.StackPane;

/** A shield with tick or cross, which the icon font lacks. */
final class ShieldSign extends StackPane {
    /** @param style success, danger or muted; @param inside the icon in the shield, or empty */
    ShieldSign(String style, String inside) {
        getStyleClass().add("shield");
        getChildren().add(Icons.of("fth-shield", style));
        if (!inside.isEmpty()) {
            getChildren().add(Icons.of(inside, style));
            getChildren().get(1).getStyleClass().add("inside");
        }
    }
}
