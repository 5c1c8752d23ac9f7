package ai.automatos.admin.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.ProtocolProbe;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped mail types against GreenMail, which has all three protocols; TLS is put in front of it. */
class MailProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 \"x\\";
    private static GreenMail server;
    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(
            host -> List.of(InetAddress.getAllByName(host.equals("mail.example") ? "127.0.0.1" : host)));

    @BeforeAll
    static void startServer(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)
        });
        server.setUser("app@example.com", "app@example.com", PASSWORD);
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    static ProtocolProbe probe(MailProtocol protocol) {
        return switch (protocol) {
            case SMTP -> new SmtpProbe();
            case IMAP -> new ImapProbe();
            case POP3 -> new Pop3Probe();
        };
    }

    private static int port(MailProtocol protocol) {
        return switch (protocol) {
            case SMTP -> server.getSmtp().getPort();
            case IMAP -> server.getImap().getPort();
            case POP3 -> server.getPop3().getPort();
        };
    }

    private ProbeOutcome test(MailProtocol protocol, int port, String security, String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values(
                "host",
                "localhost",
                "port",
                Integer.toString(port),
                "security",
                security,
                "username",
                "app@example.com",
                "password",
                PASSWORD);
        values.putAll(ProbeFixture.values(changes));
        try (ProbeRunner runner = ProbeFixture.runner(network, probe(protocol), certificates.client())) {
            ProbeOutcome outcome = runner.run(
                    ProbeFixture.shipped(protocol.word()), values, Duration.ofSeconds(10), new CancelSignal());
            assertThat(outcome.toString()).doesNotContain("p4ss");
            return outcome;
        }
    }

    private ProbeOutcome test(MailProtocol protocol, String... changes) {
        return test(protocol, port(protocol), "none", changes);
    }

    private static String evidence(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    private static Diagnosis diagnosis(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(((ProbeOutcome.Failed) outcome).detail()).isNotBlank();
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @ParameterizedTest
    @EnumSource
    void saysServerUserAndEncryption(MailProtocol protocol) {
        assertThat(evidence(test(protocol))).isEqualTo("GreenMail 2.1.13, user app@example.com, not encrypted");
    }

    @ParameterizedTest
    @EnumSource
    void sendsNothing(MailProtocol protocol) {
        test(protocol);

        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsWrongLogins(MailProtocol protocol) {
        assertThat(diagnosis(test(protocol, "password", "wrong"))).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(diagnosis(test(protocol, "username", "nobody"))).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void sendsNoSecondCommandAlong(MailProtocol protocol) {
        assertThat(diagnosis(test(protocol, "password", "x\r\nQUIT"))).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis(test(protocol, "username", "x\nQUIT"))).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @ParameterizedTest
    @EnumSource
    void signsInOverTls(MailProtocol protocol) {
        try (MailFront front = MailFront.tls(protocol, port(protocol), certificates.server("good"))) {
            assertThat(evidence(test(protocol, front.port(), "tls")))
                    .isEqualTo("GreenMail 2.1.13, user app@example.com, TLS 1.3");
            assertThat(diagnosis(test(protocol, front.port(), "tls", "password", "wrong")))
                    .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis(test(protocol, front.port(), "tls", "host", "mail.example")))
                    .isEqualTo(Diagnosis.TLS_WRONG_HOST);
        }
    }

    @ParameterizedTest
    @EnumSource
    void signsInAfterStartTls(MailProtocol protocol) {
        try (MailFront front = MailFront.startTls(protocol, port(protocol), certificates.server("good"))) {
            assertThat(evidence(test(protocol, front.port(), "starttls")))
                    .isEqualTo("GreenMail 2.1.13, user app@example.com, TLS 1.3");
            assertThat(diagnosis(test(protocol, front.port(), "starttls", "password", "wrong")))
                    .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis(test(protocol, front.port(), "starttls", "host", "mail.example")))
                    .isEqualTo(Diagnosis.TLS_WRONG_HOST);
            assertThat(front.inClear())
                    .isNotEmpty()
                    .noneMatch(line ->
                            line.toUpperCase(java.util.Locale.ROOT).matches(".*\\b(AUTH|LOGIN|USER|PASS)\\b.*"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverSendsThePasswordInClearWhereStartTlsIsWanted(MailProtocol protocol) {
        assertThat(diagnosis(test(protocol, port(protocol), "starttls"))).isEqualTo(Diagnosis.TLS_FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void tellsBadCertificatesApart(MailProtocol protocol) {
        Map<String, Diagnosis> expected = Map.of(
                "expired", Diagnosis.TLS_EXPIRED,
                "stranger", Diagnosis.TLS_UNTRUSTED,
                "wronghost", Diagnosis.TLS_WRONG_HOST);
        expected.forEach((alias, diagnosis) -> {
            try (MailFront tls = MailFront.tls(protocol, port(protocol), certificates.server(alias));
                    MailFront startTls = MailFront.startTls(protocol, port(protocol), certificates.server(alias))) {
                assertThat(diagnosis(test(protocol, tls.port(), "tls"))).isEqualTo(diagnosis);
                assertThat(diagnosis(test(protocol, startTls.port(), "starttls")))
                        .isEqualTo(diagnosis);
            }
        });
    }

    @ParameterizedTest
    @EnumSource
    void trustsTheAuthorityThatTheCredentialNames(MailProtocol protocol) {
        try (MailFront front = MailFront.startTls(protocol, port(protocol), certificates.server("stranger"))) {
            assertThat(evidence(test(
                            protocol,
                            front.port(),
                            "starttls",
                            "ca_certificate",
                            certificates.certificatePem("stranger"))))
                    .endsWith("TLS 1.3");
            assertThat(diagnosis(test(protocol, front.port(), "starttls", "ca_certificate", "none")))
                    .isEqualTo(Diagnosis.INVALID_INPUT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void noticesAPlainPortAskedWithTls(MailProtocol protocol) {
        assertThat(diagnosis(test(protocol, port(protocol), "tls"))).isEqualTo(Diagnosis.TLS_FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void leavesNoThreadBehind(MailProtocol protocol) {
        test(protocol);

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).contains("jakarta-mail"));
    }
}
