package ai.automatos.admin.probe.nats;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped NATS type against the NATS server, where it is installed. */
@Tag("real-servers")
class InstalledNatsTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd ";
    private static final String USERS = "authorization { users = [ { user: \"app user\", password: \"" + PASSWORD
            + "\" }," + " { user: guest, password: guest } ] }\n";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;
    private static String program;

    @BeforeAll
    static void findServer() throws Exception {
        program = InstalledServer.program("/usr/sbin/nats-server", "/usr/local/bin/nats-server");
        certificates = new TestCertificates(folder);
        Files.writeString(folder.resolve("server.pem"), certificates.certificatePem("good"));
        Files.writeString(folder.resolve("key.pem"), certificates.keyPem("good"));
    }

    private static InstalledServer start(int port, String configuration) throws Exception {
        Path file = Files.writeString(folder.resolve("nats.conf"), configuration);
        return new InstalledServer(
                folder,
                port,
                Map.of(),
                List.of(program, "-a", "127.0.0.1", "-p", Integer.toString(port), "-c", file.toString()));
    }

    private static Trial trial(int port) {
        return new Trial(new NatsProbe(), "nats", certificates.client(), "p4ss").at(port);
    }

    private static Trial login(int port) {
        return trial(port).with("username", "app user", "password", PASSWORD);
    }

    @Test
    void byUserAndPassword() throws Exception {
        int port = InstalledServer.freePort();
        try (InstalledServer server = start(port, USERS)) {
            assertThat(login(port).evidence()).matches("NATS [0-9.]+, user app user, not encrypted");
            assertThat(login(port).diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(trial(port).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(login(port).diagnosis("tls", "true")).isEqualTo(Diagnosis.TLS_FAILED);
        }
    }

    @Test
    void byTokenOverTls() throws Exception {
        int port = InstalledServer.freePort();
        String tls = "tls { cert_file: \"%1$s/server.pem\", key_file: \"%1$s/key.pem\" }\n".formatted(folder);
        try (InstalledServer server = start(port, tls + "authorization { token: \"" + PASSWORD + "\" }\n")) {
            assertThat(trial(port).evidence("token", PASSWORD)).endsWith("by token, TLS 1.3");
            assertThat(trial(port).diagnosis("token", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        }
    }

    @Test
    void whereNobodyNeedsALogin() throws Exception {
        int port = InstalledServer.freePort();
        try (InstalledServer server = start(port, "")) {
            assertThat(trial(port).evidence()).endsWith("without a login, not encrypted");
            assertThat(login(port).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
        }
        int other = InstalledServer.freePort();
        try (InstalledServer server = start(other, USERS + "no_auth_user: guest\n")) {
            assertThat(login(other).evidence()).contains("user app user");
            assertThat(login(other).diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        }
    }
}
