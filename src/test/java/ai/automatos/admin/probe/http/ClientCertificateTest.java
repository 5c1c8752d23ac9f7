package ai.automatos.admin.probe.http;

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
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped types that show a certificate in the handshake, against a server that demands one. */
class ClientCertificateTest {
    private static final String ANSWER = "{\"Databases\":[]}";
    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http =
            new OutboundHttp(network, SystemProxies.none(), certificates.client(), "test", 1 << 16);
    private final ProbeRunner runner = new ProbeRunner(
            List.of(new HttpProbe(
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

    private static StubServer demanding() {
        return ClientDemandingServer.start(
                certificates.serverForClients("good"), path -> StubServer.answer("200 OK", "", ANSWER));
    }

    private ProbeOutcome run(String type, String... fields) {
        return runner.run(
                ProbeFixture.shipped(type), ProbeFixture.values(fields), Duration.ofSeconds(10), new CancelSignal());
    }

    private ProbeOutcome mtls(String address, String alias) {
        return run(
                "client_certificate_mtls",
                "test_url",
                address,
                "certificate",
                certificates.certificatePem(alias),
                "private_key",
                certificates.keyPem(alias),
                "ca_certificate",
                certificates.certificatePem("ca"));
    }

    private static Diagnosis diagnosis(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @Test
    void showsTheCertificateToWhoeverDemandsIt() {
        try (StubServer server = demanding()) {
            assertThat(mtls("https://localhost:" + server.port() + "/health", "wronghost"))
                    .isInstanceOfSatisfying(ProbeOutcome.Verified.class, verified -> {
                        assertThat(verified.evidence()).isEqualTo("localhost answered 200 OK, as CN=other.example");
                        assertThat(verified.expires()).isNotNull();
                    });
            assertThat(server.received().get(0)).startsWith("GET /health ");
        }
    }

    @ParameterizedTest
    @CsvSource({"stranger, CERTIFICATE_REFUSED", "expired, CREDENTIAL_EXPIRED"})
    void tellsWhatTheServerDoesNotTake(String alias, Diagnosis expected) {
        try (StubServer server = demanding()) {
            assertThat(diagnosis(mtls("https://localhost:" + server.port() + "/", alias)))
                    .isEqualTo(expected);
        }
    }

    @Test
    void anAnswerToNobodyProvesNothing() {
        byte[] answer = StubServer.answer("200 OK", "", ANSWER).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        try (StubServer server = StubServer.http(certificates.server("good"), answer)) {
            ProbeOutcome outcome = mtls("https://localhost:" + server.port() + "/", "good");

            assertThat(diagnosis(outcome)).isEqualTo(Diagnosis.OTHER);
            assertThat(((ProbeOutcome.Failed) outcome).detail()).contains("without asking for a certificate");
        }
        assertThat(diagnosis(mtls("http://localhost:1/", "good"))).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void aServerThatWantsACertificateSaysSoToOthers() {
        try (StubServer server = demanding()) {
            ProbeOutcome outcome = runner.run(
                    ProbeFixture.withToken(ProbeFixture.recipe("""
                            {"kind": "http", "summary": "s", "method": "GET", "url": "https://localhost:%d/",
                             "headers": {"X-Key": "{token}"}, "success": {"statuses": [200]}}
                            """.formatted(server.port()))),
                    ProbeFixture.values("token", "t0ken"),
                    Duration.ofSeconds(10),
                    new CancelSignal());

            assertThat(diagnosis(outcome)).isEqualTo(Diagnosis.CERTIFICATE_REFUSED);
        }
    }

    @ParameterizedTest
    @CsvSource({"good, sesame, true", "good, Sesame, false"})
    void takesPkcs12(String alias, String password, boolean works) {
        try (StubServer server = demanding()) {
            ProbeOutcome outcome = run(
                    "ravendb",
                    "base_url",
                    "https://localhost:" + server.port(),
                    "client_certificate",
                    certificates.pkcs12(alias, "sesame"),
                    "certificate_password",
                    password,
                    "ca_certificate",
                    certificates.certificatePem("ca"));

            if (works) {
                assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
            } else {
                assertThat(diagnosis(outcome)).isEqualTo(Diagnosis.INVALID_INPUT);
                assertThat(((ProbeOutcome.Failed) outcome).detail()).contains("passphrase");
            }
        }
    }

    @Test
    void takesCertificateAndKeyInOneText() {
        try (StubServer server = demanding()) {
            assertThat(run(
                            "ravendb",
                            "base_url",
                            "https://localhost:" + server.port(),
                            "client_certificate",
                            certificates.keyPem("good") + certificates.certificatePem("good"),
                            "ca_certificate",
                            certificates.certificatePem("ca")))
                    .isInstanceOf(ProbeOutcome.Verified.class);
        }
    }

    @Test
    void refusesAServerOfAnotherAuthority() {
        try (StubServer server = demanding()) {
            assertThat(diagnosis(run(
                            "client_certificate_mtls",
                            "test_url",
                            "https://localhost:" + server.port() + "/",
                            "certificate",
                            certificates.certificatePem("good"),
                            "private_key",
                            certificates.keyPem("good"))))
                    .isEqualTo(Diagnosis.TLS_UNTRUSTED);
        }
    }

    @Test
    void namesTheFieldThatIsNoCertificate() {
        ProbeOutcome outcome = run(
                "client_certificate_mtls",
                "test_url",
                "https://localhost:1/",
                "certificate",
                certificates.certificatePem("good"),
                "private_key",
                certificates.keyPem("stranger"));

        assertThat(diagnosis(outcome)).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(((ProbeOutcome.Failed) outcome).detail()).startsWith("Certificate is not a certificate with its");
    }
}
