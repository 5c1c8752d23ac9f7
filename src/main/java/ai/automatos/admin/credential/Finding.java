package ai.automatos.admin.credential;

import java.util.List;

/** Something that does not hold. @param key message {@code finding.<key>} @param arguments never a secret */
public record Finding(String key, List<Object> arguments) {
    public static Finding of(String key, Object... arguments) {
        return new Finding(key, List.of(arguments));
    }
}
