package ai.automatos.admin.ui.form;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.CheckComboBox;

/** The keys that ControlsFX forgot: a list of boxes to tick opens like any other list, and closes with Esc. */
public final class FilterKeys {
    private FilterKeys() {}

    public static void addTo(CheckComboBox<?> filter) {
        filter.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            KeyCode code = event.getCode();
            if (code == KeyCode.SPACE || code == KeyCode.ENTER || code == KeyCode.DOWN || code == KeyCode.F4) {
                filter.show();
                event.consume();
            }
        });
    }
}
