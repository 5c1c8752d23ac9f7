package ai.automatos.admin.cli;

import ai.automatos.admin.common.ErrorKind;

/** What the process ends with; scripts rely on these numbers. */
public final class ExitCode {
    public static final int DONE = 0;
    /** The check or test failed, or the state or the caller's role forbids it. */
    public static final int FAILED = 1;

    public static final int WRONG_USE = 2;
    public static final int LOCKED = 3;
    public static final int VAULT_UNUSABLE = 4;
    public static final int IN_USE = 5;
    public static final int UNAVAILABLE = 6;
    public static final int NO_DISPLAY = 7;

    private ExitCode() {}

    static int of(ErrorKind kind) {
        return switch (kind) {
            case INVALID_INPUT, AMBIGUOUS, NOT_FOUND -> WRONG_USE;
            case CONFLICT, DENIED -> FAILED;
            case LOCKED -> LOCKED;
            case VAULT_UNUSABLE -> VAULT_UNUSABLE;
            case IN_USE -> IN_USE;
            case UNAVAILABLE -> UNAVAILABLE;
        };
    }
}
