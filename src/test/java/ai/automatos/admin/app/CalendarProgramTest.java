package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code credentials calendar}: printed, written, and never over another file. */
class CalendarProgramTest {
    @TempDir
    private Path folder;

    private ProgramRunner program;

    @BeforeEach
    void oneThatEnds() {
        program = new ProgramRunner(folder, "password");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
        ProgramRunner.Result added = program.run(
                "credentials",
                "add",
                "--type",
                "openai_api",
                "--name",
                "Chat, main",
                "--expires",
                "2099-12-31",
                "--secret",
                "api_key=@" + program.secret("key", "sk-canary-1"));
        assertThat(added.code()).as(added.err()).isZero();
    }

    @Test
    void isPrintedWithNamesAndDaysAlone() {
        ProgramRunner.Result printed = program.run("credentials", "calendar");
        assertThat(printed.code()).as(printed.err()).isZero();
        assertThat(printed.out())
                .startsWith("BEGIN:VCALENDAR")
                .contains("DTSTART;VALUE=DATE:20991231", "SUMMARY:Chat\\, main expires")
                .doesNotContain("canary");
        assertThat(program.run("credentials", "calendar", "--json")
                        .json()
                        .path("events")
                        .asInt())
                .isEqualTo(1);
        assertThat(program.run("credentials", "calendar", "--locked").out()).contains("Chat\\, main");
    }

    @Test
    void isWrittenButNotOverAnotherFile() throws IOException {
        Path file = folder.resolve("keys.ics");
        ProgramRunner.Result written = program.run("credentials", "calendar", file.toString());
        assertThat(written.code()).as(written.err()).isZero();
        assertThat(written.out()).contains("1 expiry date to " + file);
        assertThat(Files.readString(file)).endsWith("END:VCALENDAR\r\n");

        ProgramRunner.Result again = program.run("credentials", "calendar", file.toString());
        assertThat(again.code()).isNotZero();
        assertThat(again.err()).contains(file.toString());
    }
}
