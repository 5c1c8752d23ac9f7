package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every protocol that runs over TLS must notice: whose certificate it is shown. */
public abstract class TlsHandshakeContract {
    private static final byte[] BYE = "bye\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static TestCertificates certificates;

    protected abstract ProtocolProbe probe();

    /** A shipped type that the probe tests, with the field {@code ca_certificate}. */
    protected abstract CredentialType type();

    /** Values that make the test talk, over TLS, to this port of localhost. */
    protected abstract Map<String, SecretBytes> values(int port);

    /** What the server says in clear before the handshake. */
    protected String before() {
        return "";
    }

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    private StubServer server(String certificate) {
        return StubServer.raw((self, socket) -> {
            greet(socket);
            SSLSocket secure = (SSLSocket) certificates
                    .server(certificate)
                    .getSocketFactory()
                    .createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            secure.getOutputStream().write(BYE);
            secure.shutdownOutput();
            secure.getInputStream().readAllBytes();
        });
    }

    private void greet(Socket socket) throws IOException {
        socket.getOutputStream().write(before().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private Diagnosis test(StubServer server, SSLContext trust, String... changes) {
        Map<String, SecretBytes> values = new java.util.HashMap<>(values(server.port()));
        values.putAll(ProbeFixture.values(changes));
        try (GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, probe(), trust)) {
            ProbeOutcome outcome = runner.run(type(), values, Duration.ofSeconds(10), new CancelSignal());
            assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
            return ((ProbeOutcome.Failed) outcome).diagnosis();
        }
    }

    @ParameterizedTest
    @CsvSource({"expired, TLS_EXPIRED", "stranger, TLS_UNTRUSTED", "wronghost, TLS_WRONG_HOST"})
    void aCertificateThatDoesNotFit(String certificate, Diagnosis expected) {
        try (StubServer server = server(certificate)) {
            assertThat(test(server, certificates.client())).isEqualTo(expected);
        }
    }

    @Test
    void theNamedAuthorityDecidesAlone() throws Exception {
        SSLContext world = SSLContext.getDefault();
        try (StubServer good = server("good");
                StubServer wrongHost = server("wronghost")) {
            String authority = certificates.certificatePem("ca");
            String stranger = certificates.certificatePem("stranger");

            assertThat(test(good, world)).isEqualTo(Diagnosis.TLS_UNTRUSTED);
            assertThat(test(good, certificates.client(), "ca_certificate", stranger))
                    .isEqualTo(Diagnosis.TLS_UNTRUSTED);
            assertThat(test(good, world, "ca_certificate", authority))
                    .as("past the handshake")
                    .isIn(Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR);
            assertThat(test(wrongHost, world, "ca_certificate", authority)).isEqualTo(Diagnosis.TLS_WRONG_HOST);
            assertThat(test(good, world, "ca_certificate", "no certificate")).isEqualTo(Diagnosis.INVALID_INPUT);
        }
    }

    @Test
    void aPortThatDoesNotSpeakTls() {
        try (StubServer plain = StubServer.raw((self, socket) -> {
            greet(socket);
            socket.getInputStream().read(new byte[512]);
            socket.getOutputStream().write("ERR what?\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        })) {
            assertThat(test(plain, certificates.client())).isEqualTo(Diagnosis.TLS_FAILED);
        }
    }
}
