package ai.automatos.admin.probe.mail;

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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What only looks like a mail server. */
abstract class RudeMailContract extends RudeServerContract {
    private final MailProtocol protocol;

    RudeMailContract(MailProtocol protocol) {
        this.protocol = protocol;
    }

    @Override
    protected ProtocolProbe probe() {
        return MailProbeTest.probe(protocol);
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped(protocol.word());
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "host",
                host,
                "port",
                Integer.toString(port),
                "security",
                "none",
                "username",
                "u",
                "password",
                "p4ssword");
    }

    /** A mail server speaks first, a web server never does: both wait. */
    @Override
    protected List<Diagnosis> web() {
        return List.of(Diagnosis.TIMEOUT);
    }

    @Test
    void aWebServerThatSpeaksFirstIsRecognised() {
        try (StubServer web = StubServer.raw((self, socket) -> {
                    socket.getOutputStream()
                            .write("HTTP/1.1 408 Request Timeout\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                });
                GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, probe())) {
            ProbeOutcome outcome =
                    runner.run(type(), values("127.0.0.1", web.port()), Duration.ofSeconds(5), new CancelSignal());

            assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.Failed.class, failed -> {
                assertThat(failed.diagnosis()).isEqualTo(Diagnosis.WRONG_BASE_URL);
                assertThat(failed.detail()).contains("HTTP/1.1 408");
            });
        }
    }
}
