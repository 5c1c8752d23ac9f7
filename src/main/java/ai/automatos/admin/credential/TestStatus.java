package ai.automatos.admin.credential;

import java.util.Locale;

/** What a connection test said. */
public enum TestStatus {
    VERIFIED,
    FAILED,
    NOT_TESTABLE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static TestStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
