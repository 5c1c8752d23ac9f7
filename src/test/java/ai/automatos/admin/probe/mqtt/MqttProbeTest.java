package ai.automatos.admin.probe.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.ArtemisBroker;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Trial;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped MQTT type against a real broker; what that one never says, against its rebuilt answers. */
class MqttProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd ";
    private static TestCertificates certificates;
    private static ArtemisBroker strict;
    private static ArtemisBroker open;

    @BeforeAll
    static void startBrokers(@TempDir Path folder) throws Exception {
        certificates = new TestCertificates(folder);
        Path keys = folder.resolve("certificates.p12");
        strict = new ArtemisBroker(folder, keys, "MQTT", Map.of("app user", PASSWORD));
        open = new ArtemisBroker(folder, keys, "MQTT", Map.of());
    }

    @AfterAll
    static void stopBrokers() throws Exception {
        strict.close();
        open.close();
    }

    private static Trial trial(int port) {
        return new Trial(new MqttProbe(), "mqtt_broker", certificates.client(), "p4ss").at(port);
    }

    private static Trial login(int port) {
        return trial(port).with("username", "app user", "password", PASSWORD);
    }

    @Test
    void saysUserAndEncryption() {
        assertThat(login(strict.port("clear")).evidence()).isEqualTo("MQTT 3.1.1, user app user, not encrypted");
        assertThat(login(strict.port("secure")).evidence("tls", "true"))
                .isEqualTo("MQTT 3.1.1, user app user, TLS 1.3");
        assertThat(trial(open.port("clear")).evidence()).isEqualTo("MQTT 3.1.1, without a login, not encrypted");
    }

    @Test
    void tellsWrongLoginsApart() {
        Trial login = login(strict.port("clear"));

        assertThat(login.diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(login.diagnosis("username", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(strict.port("clear")).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(login.diagnosis("password", "x".repeat(65_536))).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void aBrokerThatLetsEverybodyInProvesNoPassword() {
        assertThat(login(open.port("clear")).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "3, SERVICE_ERROR",
        "4, AUTHENTICATION_FAILED",
        "5, AUTHENTICATION_FAILED",
        "134, AUTHENTICATION_FAILED",
        "138, PERMISSION_DENIED",
        "151, RATE_LIMITED",
        "156, REDIRECTED",
        "200, OTHER"
    })
    void readsTheCodeOfARefusal(int code, Diagnosis expected) {
        try (StubServer broker = refusing(new CopyOnWriteArrayList<>(), code)) {
            assertThat(login(broker.port()).diagnosis()).isEqualTo(expected);
        }
    }

    @Test
    void turnsToMqtt5WhereTheOlderVersionIsRefused() {
        List<String> packets = new CopyOnWriteArrayList<>();
        try (StubServer broker = StubServer.raw((self, socket) -> {
            String packet = packet(socket.getInputStream());
            packets.add(packet);
            boolean five = packet.charAt(7) == 5;
            boolean right =
                    packet.endsWith(new String(PASSWORD.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            socket.getOutputStream()
                    .write(five ? new byte[] {0x20, 3, 0, (byte) (right ? 0 : 0x87), 0} : new byte[] {0x20, 2, 0, 1});
            socket.getInputStream().readAllBytes();
        })) {
            assertThat(login(broker.port()).evidence()).isEqualTo("MQTT 5, user app user, not encrypted");
            assertThat(packets).hasSize(3);
        }
    }

    @Test
    void neverTakesTheClientsOwnIdNorLeavesAnythingBehind() {
        List<String> packets = new CopyOnWriteArrayList<>();
        try (StubServer broker = refusing(packets, 2)) {
            ProbeOutcome outcome = login(broker.port()).outcome("client_id", "pump-7");

            assertThat(outcome).isInstanceOf(ProbeOutcome.NotTestable.class);
            assertThat(packets).hasSize(1);
            assertThat(packets.get(0).charAt(8))
                    .as("user, password, clean session, no will")
                    .isEqualTo('\u00c2');
            assertThat(packets.get(0)).containsPattern("pump-7-test[a-z0-9]{6}\0");
        }
    }

    private static StubServer refusing(List<String> packets, int code) {
        return StubServer.raw((self, socket) -> {
            packets.add(packet(socket.getInputStream()));
            socket.getOutputStream().write(new byte[] {0x20, 2, 0, (byte) code});
            socket.getInputStream().readAllBytes();
        });
    }

    /** A CONNECT of at most 127 bytes, one character a byte, without its length. */
    private static String packet(InputStream in) throws java.io.IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(in.read());
        packet.write(in.readNBytes(in.read()));
        return packet.toString(StandardCharsets.ISO_8859_1);
    }
}
