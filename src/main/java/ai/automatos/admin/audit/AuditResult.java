package ai.automatos.admin.audit;

import java.util.Locale;

/** Whether what was asked for happened. */
public enum AuditResult {
    SUCCESS,
    FAILURE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static AuditResult ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
