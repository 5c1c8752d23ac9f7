package ai.automatos.admin.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What providers really answer to a sign-in, played back: which class it is, and what the user reads. */
class MailRepliesTest {
    private static final String SMTP_OFFER = "250-mx.example\n250 AUTH PLAIN LOGIN XOAUTH2";
    private static final String IMAP_OFFER = "* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN";

    private final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * @param greeting first line
     * @param offer answer to EHLO, CAPABILITY or CAPA
     * @param answer to whatever carries the password; empty to hang up
     */
    private ProbeOutcome test(MailProtocol protocol, String security, String greeting, String offer, String answer) {
        try (StubServer server = StubServer.raw((self, socket) -> play(protocol, socket, greeting, offer, answer));
                GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, MailProbeTest.probe(protocol))) {
            return runner.run(
                    ProbeFixture.shipped(protocol.word()),
                    ProbeFixture.values(
                            "host",
                            "127.0.0.1",
                            "port",
                            Integer.toString(server.port()),
                            "security",
                            security,
                            "username",
                            "app@example.com",
                            "password",
                            "s3cret-word"),
                    Duration.ofSeconds(10),
                    new CancelSignal());
        }
    }

    private void play(MailProtocol protocol, Socket socket, String greeting, String offer, String answer)
            throws IOException {
        say(socket, greeting);
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String command = line.toUpperCase(Locale.ROOT);
            String tag = protocol == MailProtocol.IMAP ? line.split(" ", 2)[0] + " " : "";
            if (command.matches("(EHLO|CAPA|\\S+ CAPABILITY).*")) {
                say(socket, offer + (tag.isEmpty() ? "" : "\n" + tag + "OK done"));
            } else if (command.startsWith("USER ")) {
                say(socket, "+OK");
            } else if (command.matches("(AUTH|PASS|\\S+ AUTHENTICATE|\\S+ LOGIN).*")) {
                if (answer.isEmpty()) {
                    return;
                }
                say(socket, answer.startsWith("* ") ? answer : tag + answer);
            } else {
                say(socket, protocol == MailProtocol.POP3 ? "-ERR no" : tag + "502 no");
            }
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ProbeOutcome.Failed failed(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(outcome.toString()).doesNotContain("s3cret");
        return (ProbeOutcome.Failed) outcome;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "534-5.7.9 Application-specific password required. For more information, go to\\n534 5.7.9  "
                        + "https://support.google.com/mail/?p=InvalidSecondFactor a640c23a - gsmtp"
                        + " | AUTHENTICATION_FAILED | app password",
                "535-5.7.8 Username and Password not accepted. For more information, go to\\n535 5.7.8  "
                        + "https://support.google.com/mail/?p=BadCredentials a640c23a - gsmtp"
                        + " | AUTHENTICATION_FAILED | go to https://support.google.com/mail/?p=BadCredentials",
                "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit "
                        + "https://aka.ms/smtp_auth_disabled for more information. [AM0PR0202CA0001]"
                        + " | PERMISSION_DENIED | switched off",
                "535 5.7.3 Authentication unsuccessful [AM0PR0202CA0001] | AUTHENTICATION_FAILED | unsuccessful",
                "535 Authentication Credentials Invalid | AUTHENTICATION_FAILED | Invalid",
                "454 4.7.0 Too many login attempts, please try again later. - gsmtp | RATE_LIMITED | Too many",
                "454 4.7.0 Temporary authentication failure: Connection lost | SERVICE_ERROR | Temporary",
                "538 5.7.11 Encryption required for requested authentication mechanism | INVALID_INPUT | encrypted",
                "535 wrong: AGFwcEBleGFtcGxlLmNvbQBzM2NyZXQtd29yZA== | AUTHENTICATION_FAILED | wrong",
            })
    void smtp(String answer, Diagnosis diagnosis, String words) {
        ProbeOutcome.Failed outcome = failed(
                test(MailProtocol.SMTP, "none", "220 mx.example ESMTP", SMTP_OFFER, answer.replace("\\n", "\n")));

        assertThat(outcome.diagnosis()).isEqualTo(diagnosis);
        assertThat(outcome.detail()).contains(words).doesNotContain("czNjcmV0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NO [ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 "
                        + "(Failure) | AUTHENTICATION_FAILED | app password",
                "NO [AUTHENTICATIONFAILED] Invalid credentials (Failure) | AUTHENTICATION_FAILED | Invalid",
                "NO [ALERT] Your account is not enabled for IMAP use. Please visit your Gmail settings page. (Failure)"
                        + " | PERMISSION_DENIED | switched off",
                "NO [AUTHORIZATIONFAILED] No such authorization-ID | PERMISSION_DENIED | authorization-ID",
                "NO [UNAVAILABLE] User's backend down for maintenance | SERVICE_ERROR | maintenance",
                "NO [LIMIT] Mailbox is over the connection limit | RATE_LIMITED | limit",
                "NO [PRIVACYREQUIRED] Connection not secure | INVALID_INPUT | encrypted",
            })
    void imap(String answer, Diagnosis diagnosis, String words) {
        ProbeOutcome.Failed outcome = failed(test(MailProtocol.IMAP, "none", "* OK ready", IMAP_OFFER, answer));

        assertThat(outcome.diagnosis()).isEqualTo(diagnosis);
        assertThat(outcome.detail()).contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-ERR [AUTH] Username and password not accepted. | AUTHENTICATION_FAILED | not accepted",
                "-ERR [SYS/TEMP] Temporary system problem | SERVICE_ERROR | system problem",
                "-ERR [IN-USE] Do you have another POP session running? | SERVICE_ERROR | another",
                "-ERR [LOGIN-DELAY] minimum time between mail checks violation | RATE_LIMITED | minimum",
                "-ERR [AUTH] Plaintext authentication disallowed on non-secure (SSL/TLS) connections."
                        + " | INVALID_INPUT | encrypted",
            })
    void pop3(String answer, Diagnosis diagnosis, String words) {
        ProbeOutcome.Failed outcome = failed(test(MailProtocol.POP3, "none", "+OK ready", "+OK\nUSER\n.", answer));

        assertThat(outcome.diagnosis()).isEqualTo(diagnosis);
        assertThat(outcome.detail()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"SMTP, 220 mx ESMTP", "IMAP, * OK ready", "POP3, +OK ready"})
    void aServerThatHangsUpHasNotRefusedThePassword(MailProtocol protocol, String greeting) {
        String offer =
                protocol == MailProtocol.SMTP ? SMTP_OFFER : protocol == MailProtocol.IMAP ? IMAP_OFFER : "+OK\n.";

        assertThat(failed(test(protocol, "none", greeting, offer, "")).diagnosis())
                .isEqualTo(Diagnosis.SERVICE_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "SMTP, 554 5.7.1 Your address is blocked",
        "SMTP, 421 Too busy",
        "IMAP, * BYE Too busy",
        "POP3, -ERR Too busy"
    })
    void aServerThatSendsUsAwaySaysWhy(MailProtocol protocol, String greeting) {
        ProbeOutcome.Failed outcome = failed(test(protocol, "none", greeting, "", ""));

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.SERVICE_ERROR);
        assertThat(outcome.detail()).isEqualTo(greeting);
    }

    @Test
    void aServerThatAsksForNoPasswordHasNotCheckedIt() {
        assertThat(failed(test(MailProtocol.SMTP, "none", "220 mx ESMTP", "250 mx", ""))
                        .diagnosis())
                .isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(failed(test(MailProtocol.IMAP, "none", "* PREAUTH welcome", "* CAPABILITY IMAP4rev1", ""))
                        .diagnosis())
                .isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void namesTheSecurityWhereAPasswordIsTakenOverTlsOnly() {
        ProbeOutcome.Failed smtp = failed(test(MailProtocol.SMTP, "none", "220 mx ESMTP", "250-mx\n250 STARTTLS", ""));
        ProbeOutcome.Failed imap = failed(
                test(MailProtocol.IMAP, "none", "* OK ready", "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED", ""));

        assertThat(List.of(smtp, imap)).allSatisfy(outcome -> {
            assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(outcome.detail()).contains("Security");
        });
    }

    @Test
    void waysToSignInThatNobodyKnowsHereAreNoFailure() {
        ProbeOutcome outcome =
                test(MailProtocol.SMTP, "none", "220 mx ESMTP", "250-mx\n250 AUTH GSSAPI CRAM-MD5", "535 no");

        assertThat(outcome).isInstanceOf(ProbeOutcome.NotTestable.class);
        assertThat(heard).noneMatch(line -> line.startsWith("AUTH"));
    }

    @ParameterizedTest
    @CsvSource({"SMTP, 220 mx ESMTP", "IMAP, * OK ready", "IMAP, * PREAUTH welcome", "POP3, +OK ready"})
    void withoutStartTlsThePasswordStaysHere(MailProtocol protocol, String greeting) {
        String offer =
                protocol == MailProtocol.SMTP ? SMTP_OFFER : protocol == MailProtocol.IMAP ? IMAP_OFFER : "+OK\n.";

        ProbeOutcome.Failed outcome = failed(test(protocol, "starttls", greeting, offer, "235 welcome"));

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(heard).isNotEmpty().noneMatch(line -> line.matches("(?i).*\\b(AUTH|PASS|LOGIN)\\b.*"));
    }
}
