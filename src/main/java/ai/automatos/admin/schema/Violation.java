package ai.automatos.admin.schema;

import ai.automatos.admin.common.Messages;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is wrong with a value.
 *
 * @param field the field's label as the user sees it
 * @param key message {@code violation.<key>}; {@code {0}} is the field, {@code {1}…} the arguments
 * @param arguments never a secret value
 * @param blocking false for a warning: the value is saved all the same
 */
public record Violation(String field, String key, List<Object> arguments, boolean blocking) {
    public static Violation error(String field, String key, Object... arguments) {
        return new Violation(field, key, List.of(arguments), true);
    }

    public static Violation warning(String field, String key, Object... arguments) {
        return new Violation(field, key, List.of(arguments), false);
    }

    /** The sentence a user reads. */
    public String text(Messages messages) {
        return messages.get(
                "violation." + key,
                Stream.concat(Stream.of(field), arguments.stream()).toArray());
    }
}
