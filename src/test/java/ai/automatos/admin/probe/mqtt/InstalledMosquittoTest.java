package ai.automatos.admin.probe.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped MQTT type against Mosquitto, where it is installed. */
@Tag("real-servers")
class InstalledMosquittoTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd ";
    private static TestCertificates certificates;
    private static InstalledServer server;
    private static int open;
    private static int strict;
    private static int secure;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        String program = InstalledServer.program("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto");
        certificates = new TestCertificates(folder);
        open = InstalledServer.freePort();
        strict = InstalledServer.freePort();
        secure = InstalledServer.freePort();
        Path passwords = folder.resolve("passwords");
        new ProcessBuilder("mosquitto_passwd", "-c", "-b", passwords.toString(), "app user", PASSWORD)
                .start()
                .waitFor();
        Files.writeString(folder.resolve("server.pem"), certificates.certificatePem("good"));
        Files.writeString(folder.resolve("key.pem"), certificates.keyPem("good"));
        Files.writeString(folder.resolve("mosquitto.conf"), """
                user root
                per_listener_settings true
                listener %d 127.0.0.1
                allow_anonymous true
                listener %d 127.0.0.1
                allow_anonymous true
                password_file %4$s/passwords
                listener %3$d 127.0.0.1
                allow_anonymous false
                password_file %4$s/passwords
                certfile %4$s/server.pem
                keyfile %4$s/key.pem
                """.formatted(open, strict, secure, folder));
        server = new InstalledServer(
                folder,
                secure,
                Map.of(),
                List.of(program, "-c", folder.resolve("mosquitto.conf").toString()));
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static Trial trial(int port) {
        return new Trial(new MqttProbe(), "mqtt_broker", certificates.client(), "p4ss")
                .at(port)
                .with("username", "app user", "password", PASSWORD);
    }

    @Test
    void logsIn() {
        assertThat(trial(strict).evidence()).isEqualTo("MQTT 3.1.1, user app user, not encrypted");
        assertThat(trial(secure).evidence("tls", "true")).isEqualTo("MQTT 3.1.1, user app user, TLS 1.3");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial(strict).diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(secure).diagnosis("tls", "true", "username", "nobody"))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(open).diagnosis()).as("takes any password").isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
