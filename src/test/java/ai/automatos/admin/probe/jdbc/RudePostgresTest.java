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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks like PostgreSQL. */
class RudePostgresTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new PostgresProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("postgresql");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return values(host, port, "disable");
    }

    private static Map<String, SecretBytes> values(String host, int port, String mode) {
        return ProbeFixture.values(
                "host",
                host,
                "port",
                Integer.toString(port),
                "database",
                "d",
                "user",
                "u",
                "password",
                "p4ss",
                "ssl_mode",
                mode);
    }

    private static ProbeOutcome.Failed test(StubServer server, String mode, Duration limit, CancelSignal cancel) {
        try (GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, new PostgresProbe())) {
            return (ProbeOutcome.Failed) runner.run(
                    ProbeFixture.shipped("postgresql"), values("127.0.0.1", server.port(), mode), limit, cancel);
        }
    }

    /** Says yes to TLS and then nothing more. */
    private static void hangInHandshake(StubServer server, java.net.Socket socket)
            throws IOException, InterruptedException {
        socket.getInputStream().readNBytes(8);
        socket.getOutputStream().write('S');
        socket.getOutputStream().flush();
        server.hang();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefer", "require"})
    void aHandshakeWithoutEndEndsAtTheLimit(String mode) {
        try (StubServer handshake = StubServer.raw(RudePostgresTest::hangInHandshake)) {
            ProbeOutcome.Failed within = test(handshake, mode, Duration.ofMillis(300), new CancelSignal());

            assertThat(within.diagnosis()).isIn(Diagnosis.TIMEOUT, Diagnosis.WRONG_BASE_URL);
            assertThat(within.elapsed()).isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void cancellingEndsAHandshakeAndClosesTheConnection() throws Exception {
        CountDownLatch gone = new CountDownLatch(1);
        try (StubServer handshake = StubServer.raw((self, socket) -> {
            socket.getInputStream().readNBytes(8);
            socket.getOutputStream().write('S');
            socket.getOutputStream().flush();
            socket.getInputStream().readAllBytes();
            gone.countDown();
        })) {
            CancelSignal cancel = new CancelSignal();
            CompletableFuture<ProbeOutcome.Failed> outcome =
                    CompletableFuture.supplyAsync(() -> test(handshake, "require", Duration.ofSeconds(10), cancel));
            handshake.awaitConnection();

            cancel.cancel();

            assertThat(outcome.get(200, TimeUnit.MILLISECONDS).diagnosis()).isEqualTo(Diagnosis.CANCELLED);
            assertThat(gone.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void noticesThatSomethingElseAnswersInEveryMode() {
        byte[] http = "HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        try (StubServer web = StubServer.raw((self, socket) -> {
                    socket.getInputStream().readNBytes(8);
                    socket.getOutputStream().write(http);
                });
                StubServer closing = StubServer.raw((self, socket) -> {})) {
            Duration limit = Duration.ofSeconds(5);

            assertThat(test(web, "prefer", limit, new CancelSignal()).diagnosis())
                    .isEqualTo(Diagnosis.WRONG_BASE_URL);
            assertThat(test(web, "disable", limit, new CancelSignal()).diagnosis())
                    .isEqualTo(Diagnosis.WRONG_BASE_URL);
            assertThat(test(closing, "disable", limit, new CancelSignal()).diagnosis())
                    .isEqualTo(Diagnosis.SERVICE_ERROR);
        }
    }
}
