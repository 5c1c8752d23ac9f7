package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.net.TlsFront;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.OptionalInt;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What every protocol that runs over TLS must notice: whose certificate it is shown. Where there is a server that knows
 * the login, a whole login is tested, else the handshake alone.
 */
public abstract class TlsContract {
    private static TestCertificates certificates;

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    protected abstract ProtocolProbe probe();

    /** A shipped type that the probe tests, with the field {@code ca_certificate}. */
    protected abstract String type();

    /** The port, in clear, of a server that lets in with these {@link #values}; empty if there is none. */
    protected OptionalInt plainPort() {
        return OptionalInt.empty();
    }

    /** Key and value in turn: what makes the test talk, over TLS, to this port of localhost. */
    protected String[] values(int port) {
        return new String[] {
            "host", "localhost", "port", Integer.toString(port), "tls", "true", "username", "app", "password", "p4ss"
        };
    }

    /** What a server says in clear before the handshake. */
    protected String before() {
        return "";
    }

    private Trial trial(SSLContext trust, int port) {
        return new Trial(probe(), type(), trust, "p4ss").with(values(port));
    }

    private StubServer server(String certificate) {
        SSLContext shown = certificates.server(certificate);
        return plainPort().isPresent() ? TlsFront.before(plainPort().getAsInt(), shown) : shakingHands(shown);
    }

    private StubServer shakingHands(SSLContext shown) {
        return StubServer.raw((self, socket) -> {
            say(socket, before());
            SSLSocket secure = (SSLSocket) shown.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            secure.setUseClientMode(false);
            say(secure, "bye\r\n\r\n");
            secure.shutdownOutput();
            secure.getInputStream().readAllBytes();
        });
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private void comesThrough(Trial trial, String... changes) {
        if (plainPort().isPresent()) {
            assertThat(trial.evidence(changes)).endsWith("TLS 1.3");
        } else {
            assertThat(trial.diagnosis(changes))
                    .as("past the handshake")
                    .isIn(Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR);
        }
    }

    @Test
    void trustsWhomTheComputerTrusts() {
        try (StubServer good = server("good")) {
            comesThrough(trial(certificates.client(), good.port()));
        }
    }

    @ParameterizedTest
    @CsvSource({"expired, TLS_EXPIRED", "stranger, TLS_UNTRUSTED", "wronghost, TLS_WRONG_HOST"})
    void tellsBadCertificatesApart(String certificate, Diagnosis expected) {
        try (StubServer server = server(certificate)) {
            assertThat(trial(certificates.client(), server.port()).diagnosis()).isEqualTo(expected);
        }
    }

    @Test
    void theNamedAuthorityDecidesAlone() throws NoSuchAlgorithmException {
        String authority = certificates.certificatePem("ca");
        String stranger = certificates.certificatePem("stranger");
        try (StubServer good = server("good");
                StubServer wrongHost = server("wronghost")) {
            Trial world = trial(SSLContext.getDefault(), good.port());

            comesThrough(world, "ca_certificate", authority);
            assertThat(world.diagnosis()).isEqualTo(Diagnosis.TLS_UNTRUSTED);
            assertThat(trial(certificates.client(), good.port()).diagnosis("ca_certificate", stranger))
                    .isEqualTo(Diagnosis.TLS_UNTRUSTED);
            assertThat(trial(certificates.client(), wrongHost.port()).diagnosis("ca_certificate", authority))
                    .isEqualTo(Diagnosis.TLS_WRONG_HOST);
            assertThat(world.diagnosis("ca_certificate", "no certificate")).isEqualTo(Diagnosis.INVALID_INPUT);
        }
    }

    @Test
    void aPortThatHangsUpOnTls() {
        try (StubServer plain = StubServer.raw((self, socket) -> {
            say(socket, before());
            socket.getInputStream().read();
            // What is unread makes the close a reset.
            socket.close();
        })) {
            assertThat(trial(certificates.client(), plain.port()).diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
        }
    }

    /** Such a server may answer in clear, hang up, or wait for the end of a command for ever. */
    @Test
    void aPortThatDoesNotSpeakTls() {
        try (StubServer answering = StubServer.raw((self, socket) -> {
                    say(socket, before());
                    socket.getInputStream().read(new byte[512]);
                    say(socket, "ERR what?\r\n\r\n");
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                });
                StubServer waiting = StubServer.raw((self, socket) -> self.hang())) {
            assertThat(trial(certificates.client(), answering.port()).diagnosis())
                    .isEqualTo(Diagnosis.TLS_FAILED);
            if (before().isEmpty()) {
                assertThat(trial(certificates.client(), waiting.port())
                                .within(Duration.ofSeconds(1))
                                .diagnosis())
                        .isEqualTo(Diagnosis.TLS_FAILED);
            }
        }
    }
}
