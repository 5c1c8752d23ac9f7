package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start without a screen says so in one sentence. */
@EnabledOnOs(OS.LINUX)
class NoDisplayTest {
    @TempDir
    private Path folder;

    @Test
    void withoutADisplay() throws Exception {
        assertOneSentence(start(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {":987", "no-such-host.invalid:0"})
    void withADisplayThatDoesNotAnswer(String display) throws Exception {
        assertOneSentence(start(display));
    }

    private static void assertOneSentence(Process program) throws Exception {
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor()).as(said).isEqualTo(7);
        assertThat(said.strip()).isEqualTo(new Messages(Locale.ENGLISH).get("cli.no.display"));
    }

    private Process start(String display) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Launcher.class.getName())
                .redirectErrorStream(true);
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().remove("DISPLAY");
        if (!display.isEmpty()) {
            builder.environment().put("DISPLAY", display);
        }
        builder.environment().put("AUTOMATOS_ADMIN_HOME", folder.toString());
        return builder.start();
    }
}
