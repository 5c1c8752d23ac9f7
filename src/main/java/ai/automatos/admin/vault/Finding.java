package ai.automatos.admin.vault;

import ai.automatos.admin.common.Messages;
import java.util.List;

/** Something that does not hold. @param key message {@code finding.<key>} @param arguments never a secret */
public record Finding(String key, List<Object> arguments) {
    public Finding {
        arguments = List.copyOf(arguments);
    }

    public static Finding of(String key, Object... arguments) {
        return new Finding(key, List.of(arguments));
    }

    /** The sentence a user reads. */
    public String text(Messages messages) {
        return messages.get("finding." + key, arguments.toArray());
    }
}
