package ai.automatos.admin.ui.form;

import atlantafx.base.controls.PasswordTextField;

/** A field for a password that shows the usual bullets, not the theme's stars. */
public class MaskedField extends PasswordTextField {
    private static final char BULLET = '•';

    public MaskedField() {
        super("", BULLET);
    }
}
