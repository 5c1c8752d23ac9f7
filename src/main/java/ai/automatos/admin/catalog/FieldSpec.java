package ai.automatos.admin.catalog;

import ai.automatos.admin.schema.InputSpec;
import org.jspecify.annotations.Nullable;

/**
 * A field of a credential type.
 *
 * @param key as stored and as recipes name it, for example {@code api_key}
 * @param input what a value may be; a secret field's input is {@link InputSpec.Kind#SECRET}
 * @param defaultValue taken when the field is left out
 * @param shownWhen only asked for, and only required, while another field has one of some values
 */
public record FieldSpec(
        String key,
        String label,
        InputSpec input,
        boolean required,
        @Nullable String defaultValue,
        @Nullable String placeholder,
        String help,
        @Nullable ShownWhen shownWhen) {
    public boolean secure() {
        return input.secret();
    }

    /** @param values the other field's values that show this one */
    public record ShownWhen(String field, java.util.Set<String> values) {}
}
