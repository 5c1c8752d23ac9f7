package ai.automatos.admin.settings;

import java.time.Duration;
import java.util.Locale;

/** What a number counts; message {@code setting.unit.<word>}. */
public enum Unit {
    NONE(Duration.ZERO),
    SECONDS(Duration.ofSeconds(1)),
    MINUTES(Duration.ofMinutes(1)),
    PIXELS(Duration.ZERO);

    private final Duration one;

    Unit(Duration one) {
        this.one = one;
    }

    /** Zero if it does not count time. */
    Duration one() {
        return one;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
