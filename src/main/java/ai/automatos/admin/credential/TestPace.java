package ai.automatos.admin.credential;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How often credentials are tested without anybody asking for it. */
public enum TestPace {
    OFF(Duration.ZERO),
    DAILY(Duration.ofDays(1)),
    WEEKLY(Duration.ofDays(7));

    /** The word for a credential without a pace of its own. */
    public static final String AS_SET = "as-set";

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
        return find(word).orElse(OFF);
    }

    /** Empty for any other word. */
    public static Optional<TestPace> find(String word) {
        return Stream.of(values()).filter(pace -> pace.word().equals(word)).findFirst();
    }
}
