package ai.automatos.admin.ui.form;

import javafx.beans.property.StringProperty;
import javafx.scene.Node;

/** The bare control of a setting's row. Made by {@link FormFactory} alone. */
public final class SettingControl {
    private final InputControl control;

    SettingControl(String key, String label, InputControl control) {
        this.control = control;
        control.focusTarget().setId("setting-" + key);
        control.focusTarget().setAccessibleText(label);
    }

    public Node node() {
        return control.node();
    }

    public Node focusTarget() {
        return control.focusTarget();
    }

    public StringProperty text() {
        return control.text();
    }
}
