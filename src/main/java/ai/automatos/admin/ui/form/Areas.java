package ai.automatos.admin.ui.form;

import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Areas for values of several lines. Tab leads on to the next field, as everywhere else in a form. */
final class Areas {
    private Areas() {}

    static TextArea of(int rows) {
        TextArea area = new TextArea();
        area.getStyleClass().add("mono");
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
                event.consume();
                // What Tab does elsewhere, Ctrl+Tab does in an area.
                area.fireEvent(new KeyEvent(
                        KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
            }
        });
        return area;
    }
}
