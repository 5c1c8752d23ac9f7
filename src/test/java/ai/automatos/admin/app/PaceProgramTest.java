package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code credentials edit --tests}: one credential differs from the setting. */
class PaceProgramTest {
    @TempDir
    private Path folder;

    private ProgramRunner program;

    @BeforeEach
    void one() {
        program = new ProgramRunner(folder, "password");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
        String secret = "api_key=@" + program.secret("key", "sk-canary-1");
        assertThat(program.run("credentials", "add", "--type", "openai_api", "--name", "Chat", "--secret", secret)
                        .code())
                .isZero();
    }

    @Test
    void isShownAndTakenBack() {
        assertThat(pace()).isEqualTo("as-set");
        assertThat(edit("weekly").code()).isZero();
        assertThat(pace()).isEqualTo("weekly");
        assertThat(program.run("credentials", "show", "Chat").out()).contains("Periodic tests: weekly");
        assertThat(edit("as-set").code()).isZero();
        assertThat(pace()).isEqualTo("as-set");
    }

    @Test
    void anotherWordChangesNothing() {
        ProgramRunner.Result refused =
                program.run("credentials", "edit", "Chat", "--description", "new", "--tests", "hourly");
        assertThat(refused.code()).isNotZero();
        assertThat(refused.err()).contains("hourly");
        assertThat(program.run("credentials", "show", "Chat").out()).doesNotContain("new");
        assertThat(pace()).isEqualTo("as-set");
    }

    private ProgramRunner.Result edit(String pace) {
        return program.run("credentials", "edit", "Chat", "--tests", pace);
    }

    private String pace() {
        return program.run("credentials", "show", "Chat", "--json")
                .json()
                .path("periodic_tests")
                .asText();
    }
}
