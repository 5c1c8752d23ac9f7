package ai.automatos.admin.probe.jdbc;

import static ai.automatos.admin.probe.ProbeFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only looks like PostgreSQL. */
class RudePostgresTest {
    private static ProbeOutcome.Failed test(
            NameResolver resolver, String host, int port, String mode, Duration limit, CancelSignal cancel) {
        try (GuardedNetwork network = new GuardedNetwork(resolver);
                ProbeRunner runner = ProbeFixture.runner(network, new PostgresProbe())) {
            return (ProbeOutcome.Failed) runner.run(
                    ProbeFixture.shipped("postgresql"),
                    values(
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
                            mode),
                    limit,
                    cancel);
        }
    }

    private static ProbeOutcome.Failed test(StubServer server, String mode, Duration limit, CancelSignal cancel) {
        return test(NameResolver.system(), "127.0.0.1", server.port(), mode, limit, cancel);
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
    @ValueSource(strings = {"disable", "prefer", "require"})
    void endsAtTheLimit(String mode) {
        try (StubServer silent = StubServer.raw((self, socket) -> self.hang());
                StubServer handshake = StubServer.raw(RudePostgresTest::hangInHandshake)) {
            Duration limit = Duration.ofMillis(300);

            ProbeOutcome.Failed before = test(silent, mode, limit, new CancelSignal());
            ProbeOutcome.Failed within = test(handshake, mode, limit, new CancelSignal());

            assertThat(before.diagnosis()).isEqualTo(Diagnosis.TIMEOUT);
            assertThat(before.elapsed()).isLessThan(Duration.ofMillis(1500));
            assertThat(within.diagnosis()).isIn(Diagnosis.TIMEOUT, Diagnosis.WRONG_BASE_URL);
            assertThat(within.elapsed()).isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void endsAtOnceWhenCancelledAndClosesTheConnection() throws Exception {
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
    void noticesThatSomethingElseAnswers() {
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

    @Test
    void refusesAMetadataAddressBehindAnInnocentName() throws IOException {
        InetAddress metadata = InetAddress.getByName("169.254.169.254");

        ProbeOutcome.Failed outcome = test(
                host -> List.of(metadata), "db.example", 5432, "prefer", Duration.ofSeconds(5), new CancelSignal());

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
    }
}
