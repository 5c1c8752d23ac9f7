package ai.automatos.admin.credential;

import java.util.Locale;
import java.util.stream.Stream;

/** What a connection test said. */
public enum TestStatus {
    VERIFIED,
    FAILED,
    NOT_TESTABLE,
    /** A stored word that is none of the others: the row was altered. */
    UNKNOWN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #UNKNOWN} for any other word. */
    public static TestStatus ofWord(String word) {
        return Stream.of(VERIFIED, FAILED, NOT_TESTABLE)
                .filter(status -> status.word().equals(word))
                .findFirst()
                .orElse(UNKNOWN);
    }
}
