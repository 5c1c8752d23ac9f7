package ai.automatos.admin.common;

import java.util.HexFormat;

/** A short code for an unexpected failure: the same fault has the same code, whatever its message. */
public final class ErrorCode {
    private ErrorCode() {}

    public static String of(Throwable failure) {
        int hash = 17;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            hash = 31 * hash + cause.getClass().getName().hashCode();
            for (StackTraceElement element : cause.getStackTrace()) {
                if (element.getClassName().startsWith("ai.automatos.admin")) {
                    hash = 31 * hash + element.getClassName().hashCode();
                    hash = 31 * hash + element.getMethodName().hashCode();
                }
            }
        }
        return HexFormat.of().withUpperCase().toHexDigits(hash);
    }
}
