package ai.automatos.admin.probe.stomp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.ArtemisBroker;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Trial;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped STOMP type against a real broker; how others refuse, against their rebuilt answers. */
class StompProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41\\n ünd";
    private static TestCertificates certificates;
    private static ArtemisBroker strict;
    private static ArtemisBroker open;

    @BeforeAll
    static void startBrokers(@TempDir Path folder) throws Exception {
        certificates = new TestCertificates(folder);
        Path keys = folder.resolve("certificates.p12");
        strict = new ArtemisBroker(folder, keys, "STOMP", Map.of("app user", PASSWORD));
        open = new ArtemisBroker(folder, keys, "STOMP", Map.of());
    }

    @AfterAll
    static void stopBrokers() throws Exception {
        strict.close();
        open.close();
    }

    private static Trial trial(int port) {
        return new Trial(new StompProbe(), "stomp_broker", certificates.client(), "p4ss").at(port);
    }

    private static Trial login(int port) {
        return trial(port).with("username", "app user", "password", PASSWORD);
    }

    @Test
    void saysProductUserAndEncryption() {
        assertThat(login(strict.port("clear")).evidence())
                .isEqualTo("ActiveMQ-Artemis 2.40.0 ActiveMQ Artemis Messaging Engine, STOMP 1.2, user app user,"
                        + " not encrypted");
        assertThat(login(strict.port("secure")).evidence("tls", "true")).endsWith("user app user, TLS 1.3");
        assertThat(trial(open.port("clear")).evidence()).endsWith("without a login, not encrypted");
    }

    @Test
    void tellsWrongLoginsApart() {
        Trial login = login(strict.port("clear"));

        assertThat(login.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(login.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(strict.port("clear")).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(login.diagnosis("password", "x\nhost:other")).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void aBrokerThatLetsEverybodyInProvesNoPassword() {
        assertThat(login(open.port("clear")).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void aBrokerThatHangsUpOnWhoeverHasNoLoginAsksForOne() {
        try (StubServer broker = StubServer.raw((self, socket) -> {
            byte[] frame = new byte[1024];
            int length = Math.max(socket.getInputStream().read(frame), 0);
            if (new String(frame, 0, length, StandardCharsets.UTF_8).contains("passcode:" + PASSWORD)) {
                socket.getOutputStream().write("CONNECTED\nversion:1.2\n\n\0".getBytes(StandardCharsets.UTF_8));
                socket.getInputStream().readAllBytes();
            }
        })) {
            assertThat(login(broker.port()).evidence()).contains("user app user");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'message:Bad CONNECT', 'Access refused for user x', AUTHENTICATION_FAILED",
        "'message:Bad CONNECT', 'Virtual host ''/x'' access denied', PERMISSION_DENIED",
        "'message:Bad CONNECT', 'Virtual host /x not found', DATABASE_NOT_FOUND",
        "'version:1.3', 'Supported protocol versions are 1.3', WRONG_BASE_URL"
    })
    void readsTheReasonOfARefusal(String header, String body, Diagnosis expected) {
        try (StubServer broker = StubServer.raw((self, socket) -> {
            socket.getInputStream().read(new byte[1024]);
            socket.getOutputStream()
                    .write(("ERROR\r\n" + header + "\r\n\r\n" + body + "\0").getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readAllBytes();
        })) {
            assertThat(login(broker.port()).diagnosis()).isEqualTo(expected);
        }
    }
}
