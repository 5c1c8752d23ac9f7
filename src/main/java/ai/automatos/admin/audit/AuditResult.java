package ai.automatos.admin.audit;

import java.util.Locale;

/** Whether what was asked for happened. */
public enum AuditResult {
    SUCCESS,
    FAILURE;

    private final String word = name().toLowerCase(Locale.ROOT);

    public String word() {
        return word;
    }

    /** @throws IllegalArgumentException for any other word */
    public static AuditResult ofWord(String word) {
        for (AuditResult result : values()) {
            if (result.word.equals(word)) {
                return result;
            }
        }
        throw new IllegalArgumentException(word);
    }
}
