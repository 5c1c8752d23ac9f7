package ai.automatos.admin.probe.memcached;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped Memcached type against a memcached that is installed on this computer, in its three kinds. */
@Tag("real-servers")
class InstalledMemcachedTest {
    private static final String PASSWORD = "p4ss'w/ @%41 ünd";
    /** A login by text ends at a space, says memcached. */
    private static final String WITHOUT_SPACE = "p4ss'w/@%41ünd";

    @TempDir
    private Path folder;

    private InstalledServer server;

    private Trial trial(String... options) throws Exception {
        int port = InstalledServer.freePort();
        List<String> command = new ArrayList<>(List.of(
                InstalledServer.program("memcached"),
                "-u",
                System.getProperty("user.name"),
                "-l",
                "127.0.0.1",
                "-p",
                Integer.toString(port)));
        command.addAll(List.of(options));
        server = new InstalledServer(folder, port, Map.of("SASL_CONF_PATH", folder.toString()), command);
        return new Trial(new MemcachedProbe(), "memcached", "p4ss")
                .at(port)
                .with("username", "app", "password", PASSWORD)
                .within(Duration.ofSeconds(5));
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void asksForNoLogin() throws Exception {
        Trial trial = trial();

        assertThat(trial.evidence("username", "", "password", ""))
                .matches("memcached \\S+, without a login, not encrypted");
        assertThat(trial.failed().detail()).contains("asks for no login");
    }

    @Test
    void asksForALoginByText() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "app:" + WITHOUT_SPACE + "\n");
        provesTheLogin(trial("-Y", users.toString()), WITHOUT_SPACE);
    }

    @Test
    void asksForALoginBySasl() throws Exception {
        Path users = folder.resolve("sasldb");
        Files.writeString(folder.resolve("memcached.conf"), "mech_list: plain\nsasldb_path: " + users + "\n");
        Process add = new ProcessBuilder(
                        InstalledServer.program("saslpasswd2"),
                        "-p",
                        "-c",
                        "-a",
                        "memcached",
                        "-f",
                        users.toString(),
                        "app")
                .start();
        try (var in = add.outputWriter(java.nio.charset.StandardCharsets.UTF_8)) {
            in.write(PASSWORD);
        }
        assertThat(add.waitFor()).isZero();
        provesTheLogin(trial("-S"), PASSWORD);
    }

    private static void provesTheLogin(Trial trial, String password) {
        assertThat(trial.evidence("password", password)).matches("memcached \\S+, user app, not encrypted");
        assertThat(trial.diagnosis("password", "else")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial.diagnosis("username", "", "password", "")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }
}
