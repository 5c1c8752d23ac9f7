package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only looks like an H2 server. */
class RudeH2ServerTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new RelayedProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("h2_server");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "host", host, "port", Integer.toString(port), "database", "shop", "user", "app", "password", "p4ss");
    }

    private Diagnosis diagnosis(StubServer server, Duration limit) {
        try (GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, probe())) {
            ProbeOutcome outcome = runner.run(type(), values("127.0.0.1", server.port()), limit, new CancelSignal());
            return ((ProbeOutcome.Failed) outcome).diagnosis();
        }
    }

    /** The driver would set aside a text of that length. */
    @Test
    void aLengthThatNoLoginNeedsIsNotBelieved() {
        byte[] refusedInTwoBillionCharacters = {0, 0, 0, 0, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf0};
        try (StubServer server = StubServer.raw((self, socket) -> {
            socket.getOutputStream().write(refusedInTwoBillionCharacters);
            self.hang();
        })) {
            assertThat(diagnosis(server, Duration.ofSeconds(5))).isEqualTo(Diagnosis.WRONG_BASE_URL);
        }
    }

    /** One character after the other of a text without end. */
    @Test
    void aRefusalWithoutEndIsBrokenOff() {
        byte[] refused = {0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        try (StubServer server = StubServer.raw((self, socket) -> {
            socket.getOutputStream().write(refused);
            byte[] block = new byte[64 << 10];
            while (true) {
                socket.getOutputStream().write(block);
            }
        })) {
            assertThat(diagnosis(server, Duration.ofSeconds(30))).isEqualTo(Diagnosis.WRONG_BASE_URL);
        }
    }
}
