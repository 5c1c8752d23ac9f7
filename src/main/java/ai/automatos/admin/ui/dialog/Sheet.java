package ai.automatos.admin.ui.dialog;

import javafx.geometry.Pos;
import javafx.scene.Node;

/**
 * A dialog's content.
 *
 * @param leave what Esc and the cross do: close, or ask first if there is something to lose
 */
public record Sheet(Node content, Node firstFocus, Pos position, Runnable leave) {
    public static Sheet centred(Node content, Node firstFocus, Runnable leave) {
        return new Sheet(content, firstFocus, Pos.CENTER, leave);
    }
}
