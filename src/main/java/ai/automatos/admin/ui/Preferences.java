package ai.automatos.admin.ui;

import java.time.Duration;
import java.time.ZoneId;

/** The settings that the window itself obeys, asked anew whenever they matter. */
public interface Preferences {
    String platformName();

    ZoneId zone();

    Duration idleLock();

    Duration clipboard();
}
