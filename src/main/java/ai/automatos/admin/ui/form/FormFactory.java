package ai.automatos.admin.ui.form;

import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The one way from what a value may be to the field a user types it into. */
public final class FormFactory {
    private final Messages messages;
    private final Inputs inputs;

    public FormFactory(Messages messages) {
        this.messages = messages;
        this.inputs = new Inputs(messages);
    }

    /** A field of a credential type. */
    public FormField field(FieldSpec field) {
        @Nullable String prompt = field.defaultValue() != null ? field.defaultValue() : field.placeholder();
        return field(
                field.key(),
                field.label(),
                field.input(),
                field.required(),
                field.help(),
                prompt,
                UnaryOperator.identity());
    }

    /** @param wording what a choice's option is called */
    public FormField field(
            String key,
            String label,
            InputSpec input,
            boolean required,
            String help,
            @Nullable String prompt,
            UnaryOperator<String> wording) {
        return new FormField(messages, inputs, new FormField.Spec(key, label, input, required, help, prompt, wording));
    }

    /** A control without label and help, for a row that has its own. */
    public SettingControl setting(String key, String label, InputSpec input, UnaryOperator<String> wording) {
        return new SettingControl(key, label, inputs.control(input, wording));
    }
}
