package ai.automatos.admin.ui.form;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.Icons;
import atlantafx.base.controls.PasswordTextField;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** The eye in a password field. */
public final class Reveal {
    private Reveal() {}

    public static void addTo(PasswordTextField field, Messages messages) {
        FontIcon eye = Icons.of("fth-eye");
        Button button = new Button();
        button.setGraphic(eye);
        button.getStyleClass().addAll("button-icon", "flat", "slim");
        button.setTooltip(new Tooltip(messages.get("ui.password.reveal")));
        button.setAccessibleText(messages.get("ui.password.reveal"));
        button.setOnAction(event -> {
            field.setRevealPassword(!field.getRevealPassword());
            eye.setIconLiteral(field.getRevealPassword() ? "fth-eye-off" : "fth-eye");
        });
        field.setRight(button);
    }
}
