package ai.automatos.admin.credential;

import java.time.Duration;
import java.util.Locale;

/** How often credentials are tested without anybody asking for it. */
public enum TestPace {
    OFF(Duration.ZERO),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7));

    private final Duration period;

    TestPace(Duration period) {
        this.period = period;
    }

    /** Zero for never. */
    public Duration period() {
        return period;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@link #OFF} for any other word. */
    public static TestPace ofWord(String word) {
        for (TestPace pace : values()) {
            if (pace.word().equals(word)) {
                return pace;
            }
        }
        return OFF;
    }
}
