package ai.automatos.admin.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class AppPathsTest {
    @Test
    void theOptionWinsOverTheEnvironment() {
        AppPaths paths = AppPaths.locate(Path.of("/x"), Map.of(AppPaths.HOME_VARIABLE, "/y"), system("Linux"));
        assertThat(paths.home()).isEqualTo(Path.of("/x").toAbsolutePath());
    }

    @Test
    void theEnvironmentWinsOverTheConvention() {
        AppPaths paths = AppPaths.locate(null, Map.of(AppPaths.HOME_VARIABLE, "/y"), system("Linux"));
        assertThat(paths.home()).isEqualTo(Path.of("/y").toAbsolutePath());
    }

    @Test
    void followsEachPlatformsConvention() {
        assertThat(AppPaths.locate(null, Map.of(), system("Linux")).home())
                .endsWithRaw(Path.of(".local/share/automatos-admin"));
        assertThat(AppPaths.locate(null, Map.of("XDG_DATA_HOME", "/data"), system("Linux"))
                        .home())
                .endsWithRaw(Path.of("data/automatos-admin"));
        assertThat(AppPaths.locate(null, Map.of(), system("Mac OS X")).home())
                .endsWithRaw(Path.of("Library/Application Support/Automatos Admin"));
        assertThat(AppPaths.locate(null, Map.of(), system("Windows 11")).home())
                .endsWithRaw(Path.of("AppData/Local/Automatos Admin"));
    }

    private static Properties system(String os) {
        Properties properties = new Properties();
        properties.setProperty("os.name", os);
        properties.setProperty("user.home", "/home/ada");
        return properties;
    }
}
