package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C, or the system asking, while a connection test waits. Windows knows no such request. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process there cannot be asked to end, only killed")
class InterruptedTestTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"Bot, Test cancelled", "--all, 1 Cancelled"})
    void aTestThatIsInterruptedIsLoggedAsCancelled(String which, String told) throws Exception {
        ProgramRunner program = new ProgramRunner(folder, "password");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
        try (StubServer hanging = StubServer.raw((self, socket) -> self.hang())) {
            ProgramRunner.Result added = program.run(
                    "credentials",
                    "add",
                    "--type",
                    "openai_api",
                    "--name",
                    "Bot",
                    "--environment",
                    "production",
                    "--field",
                    "base_url=http://127.0.0.1:" + hanging.port(),
                    "--secret",
                    "api_key=@" + program.secret("key", "sk-interrupted"));
            assertThat(added.code()).as(added.err()).isZero();
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Launcher.class.getName(),
                            "--home",
                            program.home().toString(),
                            "--password-file",
                            folder.resolve("password").toString(),
                            "credentials",
                            "test",
                            which,
                            "--timeout",
                            "60s")
                    .redirectErrorStream(true)
                    .start();
            hanging.awaitConnection();
            child.toHandle().destroy(); // Unlike the process, it leaves the output open.
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(child.exitValue()).as(said).isEqualTo(1);
            assertThat(said).contains(told);
        }
        JsonNode tested =
                program.run("audit", "list", "--action", "tested", "--json").json();
        assertThat(tested.findValuesAsText("result")).containsExactly("failure");
        assertThat(tested.toString()).contains("cancelled");
        assertThat(program.run("audit", "list", "--limit", "3", "--json").json().toString())
                .as("the vault was locked in order")
                .contains("vault_locked");
        assertThat(program.run("vault", "verify").code()).isZero();
    }
}
