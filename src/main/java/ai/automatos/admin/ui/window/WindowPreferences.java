package ai.automatos.admin.ui.window;

import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.ui.Preferences;
import ai.automatos.admin.ui.theme.Theme;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The preferences as the settings have them: those of the computer at first, then those of the vault entered. */
final class WindowPreferences implements Preferences {
    private final Runnable changed;
    private final List<CurrentSettings> heard = new ArrayList<>();
    private volatile CurrentSettings settings;

    /** @param changed runs after each change, on any thread */
    WindowPreferences(CurrentSettings settings, Runnable changed) {
        this.changed = changed;
        this.settings = settings;
        listen(settings);
    }

    /** Obeys other settings from now on, those of a vault that lies elsewhere. FX thread only. */
    void follow(CurrentSettings others) {
        settings = others;
        listen(others);
        changed.run();
    }

    @Override
    public String platformName() {
        return settings.get(GeneralSettings.PLATFORM_NAME);
    }

    @Override
    public ZoneId zone() {
        return settings.get(GeneralSettings.TIME_ZONE);
    }

    @Override
    public Theme theme() {
        return Theme.ofWord(settings.get(GeneralSettings.THEME));
    }

    @Override
    public int textSize() {
        return settings.get(GeneralSettings.TEXT_SIZE);
    }

    @Override
    public Duration idleLock() {
        return settings.get(GeneralSettings.IDLE_LOCK);
    }

    @Override
    public Duration clipboard() {
        return settings.get(GeneralSettings.CLIPBOARD_TIME);
    }

    @Override
    public boolean desktopNotices() {
        return settings.get(GeneralSettings.DESKTOP_NOTICES);
    }

    private void listen(CurrentSettings source) {
        if (!heard.contains(source)) {
            heard.add(source);
            source.listen(changed);
        }
    }
}
