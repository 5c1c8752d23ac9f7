package ai.automatos.admin.probe.http;

import static ai.automatos.admin.net.StubServer.answer;
import static ai.automatos.admin.probe.ProbeFixture.MESSAGES;
import static ai.automatos.admin.probe.ProbeFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped OpenAI type against services on this computer that misbehave. */
class HttpProbeTest {
    private static final String KEY = "sk-proj-Cn4ryC4n4ryC4naryCanaryCanary99";
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String MODELS = "{\"object\":\"list\",\"data\":[]}";
    private static TestCertificates certificates;

    private final CredentialType openAi = ProbeFixture.shipped("openai_api");
    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http = client(network);
    private final ProbeRunner runner = runner(http);

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        http.close();
        network.close();
    }

    private static OutboundHttp client(GuardedNetwork network) {
        return new OutboundHttp(network, SystemProxies.none(), certificates.client(), "AutomatosAdmin/test", 1 << 20);
    }

    private static ProbeRunner runner(OutboundHttp http) {
        return new ProbeRunner(
                List.of(new HttpProbe(
                        new HttpConversations(http, AddressGuard.localAllowed(), MESSAGES, Clock.systemUTC()))),
                MESSAGES);
    }

    private ProbeOutcome test(String base) {
        return test(base, LIMIT, new CancelSignal());
    }

    private ProbeOutcome test(String base, Duration limit, CancelSignal cancel) {
        ProbeOutcome outcome = runner.run(openAi, values("api_key", KEY, "base_url", base), limit, cancel);
        assertThat(outcome.toString())
                .doesNotContain("C4n4ry")
                .doesNotContain(Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)));
        return outcome;
    }

    private Diagnosis diagnosis(String base) {
        ProbeOutcome outcome = test(base);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @Test
    void knowsWhomItWillAskWithoutAsking() {
        assertThat(runner.hosts(openAi, values("api_key", KEY))).containsExactly("api.openai.com");
        assertThat(runner.hosts(openAi, values("api_key", KEY, "base_url", "https://LLM.example:8443/v1")))
                .containsExactly("llm.example");
        assertThat(runner.hosts(openAi, values("api_key", KEY, "base_url", "no address")))
                .containsExactly("openai_api");
        assertThat(runner.hosts(ProbeFixture.shipped("slack"), values())).containsExactly("slack.com");
    }

    @ParameterizedTest
    @CsvSource({
        "Retry-After: 7, 7000",
        "'Date: Tue, 24 Nov 2026 12:00:00 GMT\r\nRetry-After: Tue, 24 Nov 2026 12:01:30 GMT', 90000",
        "'Date: Tue, 24 Nov 2026 12:00:00 GMT\r\nRetry-After: Tue, 24 Nov 2026 11:00:00 GMT', 0",
        "Retry-After: soon,",
        "X: y,"
    })
    void hearsHowLongAServiceWantsToBeLeftAlone(String headers, Long millis) {
        String lines = headers.replace("\\r\\n", "\r\n") + "\r\n";
        try (StubServer server = StubServer.http(answer("429 Too Many Requests", lines, "{}"))) {
            ProbeOutcome.Failed failed = (ProbeOutcome.Failed) test(url(server));
            assertThat(failed.diagnosis()).isEqualTo(Diagnosis.RATE_LIMITED);
            assertThat(failed.retryAfter()).isEqualTo(millis == null ? null : Duration.ofMillis(millis));
        }
    }

    private static String url(StubServer server) {
        return "http://127.0.0.1:" + server.port() + "/v1";
    }

    @Test
    void verifiesAKeyThatWorks() {
        try (StubServer server = StubServer.http(answer("200 OK", "", MODELS))) {
            ProbeOutcome outcome = test(url(server));

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("127.0.0.1 answered 200 OK"));
            assertThat(server.received())
                    .singleElement()
                    .asString()
                    .startsWith("GET /v1/models HTTP/1.1")
                    .contains("Authorization: Bearer " + KEY)
                    .contains("User-Agent: ")
                    .doesNotContain("OpenAI-Organization");
        }
    }

    @Test
    void readsSlacksErrorsAndIdentityOutOfA200() {
        CredentialType slack = ProbeFixture.shipped("slack");
        try (StubServer good =
                        StubServer.http(answer("200 OK", "", "{\"ok\":true,\"user\":\"acme-bot\",\"team\":\"Acme\"}"));
                StubServer bad = StubServer.http(answer("200 OK", "", "{\"ok\":false,\"error\":\"invalid_auth\"}"))) {
            assertThat(slackTest(slack, good))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("user acme-bot in workspace Acme"));
            assertThat(slackTest(slack, bad))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Failed.class,
                            failed -> assertThat(failed.diagnosis()).isEqualTo(Diagnosis.INVALID_KEY));
            assertThat(good.received().get(0)).startsWith("POST /api/auth.test ");
        }
    }

    private ProbeOutcome slackTest(CredentialType slack, StubServer server) {
        CredentialType moved = ProbeFixture.type(
                ProbeFixture.at("http://127.0.0.1:" + server.port() + "/api/auth.test", slack.test()), slack.fields());
        return runner.run(moved, values("bot_token", "xoxb-1-canary"), LIMIT, new CancelSignal());
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, INVALID_KEY", "402 Payment Required, NO_CREDIT", "403 Forbidden, PERMISSION_DENIED",
        "404 Not Found, WRONG_BASE_URL", "429 Too Many Requests, RATE_LIMITED", "500 Oops, SERVICE_ERROR"
    })
    void understandsTheStatus(String status, Diagnosis expected) {
        try (StubServer server = StubServer.http(answer(status, "", "{}"))) {
            assertThat(diagnosis(url(server))).isEqualTo(expected);
        }
    }

    @Test
    void neverRepeatsAnEchoOfTheKey() {
        String basic = Base64.getEncoder().encodeToString(("x:" + KEY).getBytes(StandardCharsets.UTF_8));
        String body = "{\"error\":{\"message\":\"bad key " + KEY + ", " + basic + ", " + KEY.substring(0, 22) + "\"}}";
        try (StubServer inBody = StubServer.http(answer("401 " + KEY, "X-Echo: " + KEY + "\r\n", body));
                StubServer inRedirect =
                        StubServer.http(answer("302 Found", "Location: https://" + KEY + ".example/\r\n", ""))) {
            assertThat(((ProbeOutcome.Failed) test(url(inBody))).detail())
                    .startsWith("401 Unauthorized: bad key •••, ")
                    .doesNotContain(KEY.substring(0, 12));
            assertThat(diagnosis(url(inRedirect))).isEqualTo(Diagnosis.REDIRECTED);
        }
    }

    @Test
    void doesNotCarryTheKeyToWhereARedirectPoints() {
        try (StubServer thief = StubServer.http(answer("200 OK", "", MODELS));
                StubServer server =
                        StubServer.http(answer("307 Moved", "Location: " + url(thief) + "/models\r\n", ""))) {
            assertThat(diagnosis(url(server))).isEqualTo(Diagnosis.REDIRECTED);
            assertThat(thief.received()).isEmpty();
        }
    }

    @Test
    void tellsCertificateTroublesApart() {
        assertThat(overTls("good")).isInstanceOf(ProbeOutcome.Verified.class);
        assertThat(((ProbeOutcome.Failed) overTls("expired")).diagnosis()).isEqualTo(Diagnosis.TLS_EXPIRED);
        assertThat(((ProbeOutcome.Failed) overTls("stranger")).diagnosis()).isEqualTo(Diagnosis.TLS_UNTRUSTED);
        assertThat(((ProbeOutcome.Failed) overTls("wronghost")).diagnosis()).isEqualTo(Diagnosis.TLS_WRONG_HOST);
        try (StubServer plain = StubServer.raw((self, socket) ->
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8)))) {
            assertThat(diagnosis("https://127.0.0.1:" + plain.port())).isEqualTo(Diagnosis.TLS_FAILED);
        }
    }

    private ProbeOutcome overTls(String alias) {
        byte[] reply = answer("200 OK", "", MODELS).getBytes(StandardCharsets.UTF_8);
        try (StubServer server = StubServer.http(certificates.server(alias), reply)) {
            return test("https://localhost:" + server.port());
        }
    }

    @Test
    void survivesGarbage() {
        ByteArrayOutputStream invalid = new ByteArrayOutputStream();
        invalid.writeBytes(
                "HTTP/1.1 401 No\r\nContent-Length: 40\r\n\r\n{\"error\":\"".getBytes(StandardCharsets.UTF_8));
        invalid.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc3, (byte) 0x28});
        invalid.writeBytes("\"}                        ".getBytes(StandardCharsets.UTF_8));
        try (StubServer noHttp = StubServer.http("SSH-2.0-OpenSSH_9.2\r\nwhatever\r\n\r\n");
                StubServer closing = StubServer.http("");
                StubServer brokenGzip = StubServer.http(answer("200 OK", "Content-Encoding: gzip\r\n", "no gzip"));
                StubServer brokenText = StubServer.http(null, invalid.toByteArray());
                StubServer html = StubServer.http(answer("200 OK", "", "<html>Login</html>"))) {
            assertThat(diagnosis(url(noHttp))).isIn(Diagnosis.WRONG_BASE_URL, Diagnosis.SERVICE_ERROR);
            assertThat(diagnosis(url(closing))).isEqualTo(Diagnosis.SERVICE_ERROR);
            assertThat(diagnosis(url(brokenGzip))).isEqualTo(Diagnosis.SERVICE_ERROR);
            assertThat(diagnosis(url(brokenText))).isEqualTo(Diagnosis.INVALID_KEY);
            assertThat(diagnosis(url(html))).isEqualTo(Diagnosis.WRONG_BASE_URL);
        }
    }

    @Test
    void saysWhatStopsItBeforeAnyAnswer() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        assertThat(diagnosis("http://127.0.0.1:" + free)).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(diagnosis("https://nowhere.invalid/v1")).isEqualTo(Diagnosis.NAME_NOT_FOUND);
        assertThat(diagnosis("http://169.254.169.254/latest")).isEqualTo(Diagnosis.ADDRESS_REFUSED);
        assertThat(diagnosis("http://[fe80::1]/")).isEqualTo(Diagnosis.ADDRESS_REFUSED);
        assertThat(diagnosis("http://0x7f.1/\r\nX: y")).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void refusesAMetadataAddressBehindAnInnocentName() throws IOException {
        InetAddress metadata = InetAddress.getByName("fd00:ec2::254");
        try (GuardedNetwork rebound = new GuardedNetwork(host -> List.of(metadata));
                OutboundHttp guarded = client(rebound);
                ProbeRunner other = runner(guarded)) {
            ProbeOutcome outcome = other.run(
                    openAi, values("api_key", KEY, "base_url", "http://innocent.example"), LIMIT, new CancelSignal());

            assertThat(((ProbeOutcome.Failed) outcome).diagnosis()).isEqualTo(Diagnosis.ADDRESS_REFUSED);
        }
    }

    @Test
    void refusesAKeyThatWouldAddAHeader() {
        try (StubServer server = StubServer.http(answer("200 OK", "", MODELS))) {
            ProbeOutcome outcome = runner.run(
                    openAi,
                    values("api_key", KEY + "\r\nX-Evil: 1", "base_url", url(server)),
                    LIMIT,
                    new CancelSignal());

            assertThat(((ProbeOutcome.Failed) outcome).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(((ProbeOutcome.Failed) outcome).detail()).contains("API Key");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void stopsADripAtTheLimitAndAHangAtTheCancel() throws Exception {
        StubServer.Behaviour drip = (self, socket) -> {
            self.readRequest(socket);
            while (!self.closesWithin(Duration.ofMillis(20))) {
                socket.getOutputStream().write('x');
                socket.getOutputStream().flush();
            }
        };
        try (StubServer dripping = StubServer.raw(drip);
                StubServer hanging = StubServer.raw((self, socket) -> self.hang())) {
            ProbeOutcome late = test(url(dripping), Duration.ofMillis(300), new CancelSignal());
            assertThat(((ProbeOutcome.Failed) late).diagnosis()).isEqualTo(Diagnosis.TIMEOUT);
            assertThat(late.elapsed()).isLessThan(Duration.ofMillis(1500));

            CancelSignal cancel = new CancelSignal();
            CompletableFuture<ProbeOutcome> cancelled =
                    CompletableFuture.supplyAsync(() -> test(url(hanging), LIMIT, cancel));
            hanging.awaitConnection();
            cancel.cancel();
            assertThat(((ProbeOutcome.Failed) cancelled.get(200, TimeUnit.MILLISECONDS)).diagnosis())
                    .isEqualTo(Diagnosis.CANCELLED);
        }
    }
}
