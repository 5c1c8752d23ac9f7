package ai.automatos.admin.settings;

import java.util.Locale;

/** Who acts on a setting. */
public enum ReadBy {
    /** This program. */
    APPLIED_HERE,
    /** The platform, which asks for it through the API. */
    PLATFORM;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
