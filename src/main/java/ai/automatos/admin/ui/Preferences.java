package ai.automatos.admin.ui;

import ai.automatos.admin.ui.theme.Theme;
import java.time.Duration;
import java.time.ZoneId;

/** The settings that the window itself obeys, asked anew whenever they matter. */
public interface Preferences {
    String platformName();

    ZoneId zone();

    Theme theme();

    /** Pixels of body text. */
    int textSize();

    Duration idleLock();

    Duration clipboard();

    boolean desktopNotices();
}
