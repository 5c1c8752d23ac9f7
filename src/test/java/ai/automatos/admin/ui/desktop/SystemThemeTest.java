package ai.automatos.admin.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SystemThemeTest {
    private static final String WINDOWS =
            "reg query HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Themes\\Personalize /v AppsUseLightTheme";
    private static final String MAC = "defaults read -g AppleInterfaceStyle";
    private static final String SCHEME = "gsettings get org.gnome.desktop.interface color-scheme";
    private static final String GTK = "gsettings get org.gnome.desktop.interface gtk-theme";

    @ParameterizedTest
    @CsvSource({"0x0, true", "0x1, false"})
    void windowsSaysItInTheRegistry(String value, boolean dark) {
        String answer = "\r\nHKEY_CURRENT_USER\\Software\\…\\Personalize\r\n    AppsUseLightTheme    REG_DWORD    "
                + value + "\r\n\r\n";
        assertThat(isDark("Windows 11", Map.of(WINDOWS, answer))).isEqualTo(dark);
    }

    @Test
    void macHasTheSettingOnlyWhileDark() {
        assertThat(isDark("Mac OS X", Map.of(MAC, "Dark\n"))).isTrue();
        assertThat(isDark("Mac OS X", Map.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'prefer-dark', Adwaita, true",
        "'prefer-light', Adwaita-dark, false",
        "'default', Yaru-dark, true",
        "'default', Yaru, false"
    })
    void linuxAsksTheSchemeThenTheTheme(String scheme, String gtk, boolean dark) {
        assertThat(isDark("Linux", Map.of(SCHEME, "'" + scheme + "'\n", GTK, "'" + gtk + "'\n")))
                .isEqualTo(dark);
    }

    @ParameterizedTest
    @CsvSource({"Linux", "Windows 10", "FreeBSD"})
    void whereTheDesktopDoesNotSayItIsDark(String os) {
        assertThat(isDark(os, Map.of())).isTrue();
    }

    @Test
    void aCommandThatIsNotThereIsNoAnswer() {
        assertThat(new SystemCommands().output(List.of("no-such-command-anywhere")))
                .isEmpty();
    }

    private static boolean isDark(String os, Map<String, String> answers) {
        return new SystemTheme(os, command -> Optional.ofNullable(answers.get(String.join(" ", command)))).isDark();
    }
}
