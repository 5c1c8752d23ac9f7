package ai.automatos.admin.ui.form;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;

/** A control for one value, whatever its kind: its text is the value as it would be stored. */
interface InputControl {
    Node node();

    /** What gets the focus and the accessible name. */
    default Node focusTarget() {
        return node();
    }

    StringProperty text();

    /** Shown while empty. */
    default void prompt(String text) {}
}
