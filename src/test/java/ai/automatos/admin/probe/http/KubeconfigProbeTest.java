package ai.automatos.admin.probe.http;

import static ai.automatos.admin.net.StubServer.answer;
import static ai.automatos.admin.probe.ProbeFixture.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.ClientDemandingServer;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped kubeconfig type against answers as Kubernetes gives them. */
class KubeconfigProbeTest {
    private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.c4n4ry.c2lnbmF0dXJl";
    private static final String VERSION = "{\"major\":\"1\",\"minor\":\"31\",\"gitVersion\":\"v1.31.4\"}";
    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http =
            new OutboundHttp(network, SystemProxies.none(), certificates.client(), "test", 1 << 16);
    private final ProbeRunner runner = new ProbeRunner(
            List.of(new KubeconfigProbe(
                    new HttpConversations(http, AddressGuard.localAllowed(), MESSAGES, Clock.systemUTC()))),
            MESSAGES);

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void close() {
        runner.close();
        http.close();
        network.close();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String config(String cluster, String user) {
        return """
                apiVersion: v1
                kind: Config
                current-context: work
                contexts:
                - name: work
                  context: {cluster: c1, user: u1, namespace: default}
                - name: other
                  context: {cluster: c1, user: nobody}
                clusters:
                - name: c1
                  cluster: {%s}
                users:
                - name: nobody
                  user: {}
                - name: u1
                  user: {%s}
                """.formatted(cluster, user);
    }

    private ProbeOutcome run(String kubeconfig, String context) {
        return runner.run(
                ProbeFixture.shipped("kubernetes_kubeconfig"),
                ProbeFixture.values("kubeconfig", kubeconfig, "context", context),
                Duration.ofSeconds(10),
                new CancelSignal());
    }

    private ProbeOutcome withToken(StubServer server) {
        return run(config("server: \"http://127.0.0.1:" + server.port() + "\"", "token: " + TOKEN), "");
    }

    private static String review(String user) {
        return answer(
                "201 Created",
                "",
                "{\"kind\":\"SelfSubjectReview\",\"status\":{\"userInfo\":{\"username\":\"" + user + "\"}}}");
    }

    private static Diagnosis diagnosis(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @Test
    void tellsWhoTheTokenIs() {
        try (StubServer server =
                StubServer.conversation(review("system:serviceaccount:ci:robot"), answer("200 OK", "", VERSION))) {
            assertThat(withToken(server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence())
                                    .isEqualTo("user system:serviceaccount:ci:robot, Kubernetes v1.31.4"));
            assertThat(server.received().get(0))
                    .startsWith("POST /apis/authentication.k8s.io/v1/selfsubjectreviews ")
                    .contains("Authorization: Bearer " + TOKEN);
        }
    }

    @Test
    void asksOlderClustersForTheirVersions() {
        try (StubServer server = StubServer.conversation(
                answer("404 Not Found", "", "{\"kind\":\"Status\",\"message\":\"not found\"}"),
                answer("200 OK", "", "{\"kind\":\"APIVersions\"}"),
                answer("200 OK", "", VERSION))) {
            assertThat(withToken(server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("Kubernetes v1.31.4"));
        }
    }

    @Test
    void anonymousAccessProvesNothing() {
        try (StubServer server = StubServer.conversation(review("system:anonymous"))) {
            assertThat(diagnosis(withToken(server))).isEqualTo(Diagnosis.INVALID_KEY);
        }
        try (StubServer server = StubServer.conversation(
                answer("401 Unauthorized", "", "{\"kind\":\"Status\",\"message\":\"Unauthorized " + TOKEN + "\"}"))) {
            ProbeOutcome outcome = withToken(server);
            assertThat(diagnosis(outcome)).isEqualTo(Diagnosis.INVALID_KEY);
            assertThat(outcome.toString()).doesNotContain("c4n4ry");
        }
    }

    @Test
    void showsTheClientCertificate() {
        String authority = "certificate-authority-data: " + base64(certificates.certificatePem("ca"));
        try (StubServer server = ClientDemandingServer.start(
                certificates.serverForClients("good"),
                path -> path.equals("/version") ? answer("200 OK", "", VERSION) : review("kubernetes-admin"))) {
            String cluster = "server: \"https://localhost:" + server.port() + "\", " + authority;
            String good = "client-certificate-data: " + base64(certificates.certificatePem("good"))
                    + ", client-key-data: " + base64(certificates.keyPem("good"));
            String stranger = "client-certificate-data: " + base64(certificates.certificatePem("stranger"))
                    + ", client-key-data: " + base64(certificates.keyPem("stranger"));

            assertThat(run(config(cluster, good), "")).isInstanceOfSatisfying(ProbeOutcome.Verified.class, verified -> {
                assertThat(verified.evidence()).isEqualTo("user kubernetes-admin, Kubernetes v1.31.4, as CN=localhost");
                assertThat(verified.expires()).isNotNull();
            });
            assertThat(diagnosis(run(config(cluster, stranger), ""))).isEqualTo(Diagnosis.CERTIFICATE_REFUSED);
            assertThat(diagnosis(run(config(cluster, "token: " + TOKEN), ""))).isEqualTo(Diagnosis.CERTIFICATE_REFUSED);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server: 'http://127.0.0.1:1' | token: t | missing | no such context",
                "server: 'http://127.0.0.1:1' | token: t | other | neither token nor client certificate",
                "certificate-authority: /etc/ca.pem, server: 'http://127.0.0.1:1' | token: t | work | names files",
                "server: 'http://127.0.0.1:1' | tokenFile: /run/token | work | names files",
                "insecure-skip-tls-verify: true | token: t | work | no server address",
                "server: 'http://127.0.0.1:1' | [broken | work | not YAML"
            })
    void saysWhatIsWrongWithTheFile(String cluster, String user, String context, String detail) {
        ProbeOutcome outcome = run(config(cluster, user), context);

        assertThat(diagnosis(outcome)).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(((ProbeOutcome.Failed) outcome).detail()).contains(detail);
    }

    @Test
    void neverRunsAProgram(@TempDir Path folder) {
        Path trace = folder.resolve("ran");
        String exec = "exec: {apiVersion: client.authentication.k8s.io/v1, command: touch, args: ['" + trace + "']}";

        assertThat(run(config("server: 'http://127.0.0.1:1'", exec), ""))
                .isInstanceOfSatisfying(
                        ProbeOutcome.NotTestable.class,
                        here -> assertThat(here.reason()).contains("never done here"));
        assertThat(trace).doesNotExist();
    }

    @Test
    void takesNoBombs() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            String before = "*a" + (i - 1);
            yaml.append(
                    "a" + i + ": &a" + i + " [" + String.join(", ", List.of(before, before, before, before)) + "]\n");
        }

        assertThat(diagnosis(run(yaml.toString(), ""))).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis(run("!!javax.script.ScriptEngineManager [x]", ""))).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis(run("[".repeat(20_000), ""))).isEqualTo(Diagnosis.INVALID_INPUT);
    }
}
