package ai.automatos.admin.common;

import org.jspecify.annotations.Nullable;

/**
 * A failure that a person is told about. The bundle holds three sentences under {@code error.<key>}: {@code .what}
 * happened, {@code .why}, and what to {@code .do}. Arguments are shown as they are: never pass a secret.
 */
public class UserFacingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorKind kind;
    private final String key;
    private final transient Object[] arguments;

    public UserFacingException(ErrorKind kind, String key, Object... arguments) {
        this(null, kind, key, arguments);
    }

    public UserFacingException(@Nullable Throwable cause, ErrorKind kind, String key, Object... arguments) {
        super(key, cause);
        this.kind = kind;
        this.key = key;
        this.arguments = arguments.clone();
    }

    public ErrorKind kind() {
        return kind;
    }

    /** Without the {@code error.} prefix, for example {@code keyfile.missing}. */
    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
