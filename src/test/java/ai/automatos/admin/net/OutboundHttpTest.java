package ai.automatos.admin.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.automatos.admin.common.CancelSignal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutboundHttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final int CAP = 64 * 1024;
    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private OutboundHttp http = client(network, SystemProxies.none());

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void closeClient() {
        http.close();
        network.close();
    }

    private static OutboundHttp client(GuardedNetwork network, SystemProxies proxies) {
        return new OutboundHttp(network, proxies, certificates.client(), "AutomatosAdmin/test", CAP);
    }

    private OutboundReply get(String address) throws IOException {
        return get(address, LIMIT, new CancelSignal());
    }

    private OutboundReply get(String address, Duration limit, CancelSignal cancel) throws IOException {
        OutboundRequest request =
                new OutboundRequest("GET", URI.create(address), Map.of("X-Secret", "s3cr3t"), new byte[0]);
        return http.send(request, AddressGuard.localAllowed(), limit, cancel);
    }

    @Test
    void sendsAndReadsOverVerifiedTls() throws IOException {
        byte[] answer =
                StubServer.answer("200 OK", "X-Id: a\r\nX-Id: b\r\n", "hello").getBytes(StandardCharsets.UTF_8);
        try (StubServer server = StubServer.http(certificates.server("good"), answer)) {
            OutboundReply reply = get("https://localhost:" + server.port() + "/path?q=1");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.text()).isEqualTo("hello");
            assertThat(reply.truncated()).isFalse();
            assertThat(reply.headers().get("x-id")).containsExactly("a", "b");
            assertThat(server.received().get(0))
                    .startsWith("GET /path?q=1 HTTP/1.1")
                    .doesNotContain("Upgrade:")
                    .contains("User-Agent: AutomatosAdmin/test")
                    .contains("X-Secret: s3cr3t");
        }
    }

    @Test
    void distinguishesWhatIsWrongWithACertificate() {
        assertThat(tlsFailure("expired")).hasRootCauseInstanceOf(CertificateExpiredException.class);
        assertThat(tlsFailure("stranger")).hasRootCauseInstanceOf(CertPathBuilderException.class);
        assertThat(tlsFailure("wronghost")).isInstanceOf(SSLPeerUnverifiedException.class);
    }

    private Throwable tlsFailure(String alias) {
        byte[] answer = StubServer.answer("200 OK", "", "").getBytes(StandardCharsets.UTF_8);
        try (StubServer server = StubServer.http(certificates.server(alias), answer)) {
            Throwable failure = catchThrowable(() -> get("https://localhost:" + server.port()));
            assertThat(failure).isInstanceOf(SSLException.class);
            assertThat(server.received()).noneMatch(head -> head.contains("s3cr3t"));
            return failure;
        }
    }

    @Test
    void followsARedirectAtTheSamePlaceOnly() throws IOException {
        try (StubServer other = StubServer.http(StubServer.answer("200 OK", "", "stolen"));
                StubServer server = StubServer.raw((self, socket) -> {
                    String to = self.readRequest(socket).startsWith("GET /one")
                            ? "/two"
                            : "http://127.0.0.1:" + other.port() + "/three?leak=1";
                    String answer = StubServer.answer("302 Found", "Location: " + to + "\r\n", "");
                    socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                })) {
            OutboundReply reply = get("http://127.0.0.1:" + server.port() + "/one");

            assertThat(reply.redirect()).isEqualTo(URI.create("http://127.0.0.1:" + other.port()));
            assertThat(server.received()).hasSize(2);
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void givesUpOnEndlessRedirects() throws IOException {
        try (StubServer server = StubServer.http(StubServer.answer("302 Found", "Location: /again\r\n", ""))) {
            OutboundReply reply = get("http://127.0.0.1:" + server.port());

            assertThat(reply.redirect()).isNotNull();
            assertThat(server.received()).hasSize(4);
        }
    }

    @Test
    void readsAHugeBodyOnlyUpToItsCapAndStaysSmall() throws IOException {
        byte[] piece = new byte[1 << 16];
        long sent = 100L << 20;
        try (StubServer server = StubServer.raw((self, socket) -> {
            self.readRequest(socket);
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + sent + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < sent; written += piece.length) {
                out.write(piece);
            }
        })) {
            String address = "http://127.0.0.1:" + server.port();
            assertThat(get(address).truncated()).isTrue();
            long before = usedHeap();
            for (int i = 0; i < 20; i++) {
                assertThat(get(address).body()).hasSize(CAP);
            }
            assertThat(usedHeap() - before).isLessThan(16L << 20);
        }
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void countsTheBytesOfACompressedBodyAsTheyUnfold() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        answer.writeBytes(("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: " + packed.size() + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        answer.writeBytes(packed.toByteArray());
        try (StubServer server = StubServer.http(null, answer.toByteArray())) {
            OutboundReply reply = get("http://127.0.0.1:" + server.port());

            assertThat(reply.body()).hasSize(CAP);
            assertThat(reply.truncated()).isTrue();
        }
    }

    @Test
    void refusesAMetadataAddressBehindAnInnocentName() throws IOException {
        InetAddress metadata = InetAddress.getByName("169.254.169.254");
        try (GuardedNetwork rebound = new GuardedNetwork(host -> List.of(metadata));
                OutboundHttp guarded = client(rebound, SystemProxies.none())) {
            http.close();
            http = guarded;

            assertThatThrownBy(() -> get("http://innocent.example/latest/meta-data"))
                    .hasRootCauseInstanceOf(AddressRefusedException.class);
        }
    }

    @Test
    void asksThroughTheProxyButNotForAForbiddenAddress() throws IOException {
        try (StubServer proxy = StubServer.http(StubServer.answer("200 OK", "", "by proxy"))) {
            http.close();
            http = client(network, new SystemProxies(Map.of("http_proxy", "u:p@127.0.0.1:" + proxy.port()), null));

            assertThat(get("http://service.invalid/x").text()).isEqualTo("by proxy");
            assertThat(proxy.received().get(0)).startsWith("GET http://service.invalid/x HTTP/1.1");
            assertThatThrownBy(() -> get("http://169.254.169.254/")).isInstanceOf(AddressRefusedException.class);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hangingPlaces")
    void endsAtTheLimitWhereverItHangs(String place, String scheme, StubServer.Behaviour behaviour) {
        try (StubServer server = StubServer.raw(behaviour)) {
            long start = System.nanoTime();

            assertThatThrownBy(() ->
                            get(scheme + "://127.0.0.1:" + server.port(), Duration.ofMillis(300), new CancelSignal()))
                    .isInstanceOf(SocketTimeoutException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hangingPlaces")
    void endsAtOnceWhenCancelledWhereverItHangs(String place, String scheme, StubServer.Behaviour behaviour)
            throws Exception {
        try (StubServer server = StubServer.raw(behaviour)) {
            CancelSignal cancel = new CancelSignal();
            CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> get(scheme + "://127.0.0.1:" + server.port(), LIMIT, cancel)));
            server.awaitConnection();

            cancel.cancel();

            assertThat(ended.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(InterruptedIOException.class);
        }
    }

    static Stream<Arguments> hangingPlaces() {
        byte[] endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(StandardCharsets.UTF_8);
        StubServer.Behaviour silent = (self, socket) -> self.hang();
        StubServer.Behaviour afterRequest = (self, socket) -> {
            self.readRequest(socket);
            self.hang();
        };
        StubServer.Behaviour inHeader = (self, socket) -> {
            self.readRequest(socket);
            socket.getOutputStream().write("HTTP/1.1 200 OK\r\nX-Half: ".getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            self.hang();
        };
        StubServer.Behaviour drip = (self, socket) -> {
            self.readRequest(socket);
            socket.getOutputStream().write(endless);
            while (!self.closesWithin(Duration.ofMillis(20))) {
                socket.getOutputStream().write("1\r\nx\r\n".getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            }
        };
        return Stream.of(
                Arguments.of("before the TLS handshake", "https", silent),
                Arguments.of("before the answer", "http", afterRequest),
                Arguments.of("inside a header", "http", inHeader),
                Arguments.of("a body that drips", "http", drip));
    }

    @Test
    void endsAtOnceWhenCancelledDuringTheNameLookup() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        NameResolver stuck = host -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        };
        try (GuardedNetwork hanging = new GuardedNetwork(stuck);
                OutboundHttp stuckHttp = client(hanging, SystemProxies.none())) {
            http.close();
            http = stuckHttp;
            CancelSignal cancel = new CancelSignal();
            CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(
                    () -> catchThrowable(() -> get("http://slow.example", LIMIT, cancel)));
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();

            cancel.cancel();

            assertThat(ended.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(InterruptedIOException.class);
        }
    }
}
