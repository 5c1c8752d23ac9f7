package ai.automatos.admin.ui.desktop;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the desktop is dark. Windows: the registry value {@code AppsUseLightTheme}. macOS: the default
 * {@code AppleInterfaceStyle}, absent when light. Linux: the {@code color-scheme} of GNOME's settings, which the
 * other desktops' portals follow; then the name of the GTK theme.
 */
public final class SystemTheme {
    private final String os;
    private final Commands commands;

    /** @param os as in the system property {@code os.name} */
    public SystemTheme(String os, Commands commands) {
        this.os = os.toLowerCase(Locale.ROOT);
        this.commands = commands;
    }

    /** Dark where the desktop does not say. Runs a command: not for the FX thread. */
    public boolean isDark() {
        if (os.startsWith("windows")) {
            return windows().orElse(true);
        }
        if (os.startsWith("mac")) {
            return commands.output(List.of("defaults", "read", "-g", "AppleInterfaceStyle"))
                    .map(text -> text.toLowerCase(Locale.ROOT).contains("dark"))
                    .orElse(false);
        }
        return linux();
    }

    private Optional<Boolean> windows() {
        return commands.output(List.of(
                        "reg",
                        "query",
                        "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize",
                        "/v",
                        "AppsUseLightTheme"))
                .map(text -> text.strip().endsWith("0x0"));
    }

    private boolean linux() {
        Optional<String> scheme = setting("color-scheme");
        if (scheme.filter(text -> text.contains("prefer-")).isPresent()) {
            return scheme.get().contains("prefer-dark");
        }
        return setting("gtk-theme")
                .map(text -> text.toLowerCase(Locale.ROOT).contains("dark"))
                .orElse(true);
    }

    private Optional<String> setting(String name) {
        return commands.output(List.of("gsettings", "get", "org.gnome.desktop.interface", name));
    }

    /** Runs a command and returns what it printed, or nothing if it failed or does not exist. */
    @FunctionalInterface
    public interface Commands {
        Optional<String> output(List<String> command);
    }
}
