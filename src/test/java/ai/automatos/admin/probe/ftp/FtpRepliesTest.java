package ai.automatos.admin.probe.ftp;

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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What common servers answer, played back. */
class FtpRepliesTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    private ProbeOutcome test(String security, String greeting, String toUser, String toPassword) {
        try (StubServer server = StubServer.raw((self, socket) -> play(socket, greeting, toUser, toPassword));
                GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, new FtpProbe())) {
            ProbeOutcome outcome = runner.run(
                    ProbeFixture.shipped("ftp"),
                    ProbeFixture.values(
                            "host",
                            "127.0.0.1",
                            "port",
                            Integer.toString(server.port()),
                            "security",
                            security,
                            "username",
                            "app",
                            "password",
                            "s3cret-word"),
                    Duration.ofSeconds(10),
                    new CancelSignal());
            assertThat(outcome.toString()).doesNotContain("s3cret");
            return outcome;
        }
    }

    private void play(Socket socket, String greeting, String toUser, String toPassword) throws IOException {
        say(socket, greeting);
        BufferedReader in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            String answer = line.startsWith("USER ") ? toUser : line.startsWith("PASS ") ? toPassword : "502 no";
            if (answer.isEmpty()) {
                return;
            }
            say(socket, answer);
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write((text.replace("\\n", "\r\n") + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static ProbeOutcome.Failed failed(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return (ProbeOutcome.Failed) outcome;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "331 Please specify the password. | 530 Login incorrect. | AUTHENTICATION_FAILED | Login incorrect",
                "331 Password required | 530-First\\n530 s3cret-word is wrong | AUTHENTICATION_FAILED | First",
                "331 Password required | 430 Invalid username or password | AUTHENTICATION_FAILED | Invalid",
                "530 Non-anonymous sessions must use encryption. | '' | INVALID_INPUT | Security",
                "550 SSL/TLS required on the control channel | '' | INVALID_INPUT | Security",
                "503 Use AUTH first. | '' | INVALID_INPUT | Security",
                "331 Password required | 532 Need account for login | OTHER | account",
                "331 Password required | 421 Too many connections from here | RATE_LIMITED | Too many",
                "331 Password required | 450 Try later | SERVICE_ERROR | later",
                "331 Password required | '' | SERVICE_ERROR | closed the connection",
                "230 Already logged in | '' | INVALID_INPUT | without a password"
            })
    void tellsRefusalsApart(String toUser, String toPassword, Diagnosis diagnosis, String words) {
        ProbeOutcome.Failed outcome = failed(test("none", "220 ready", toUser, toPassword));

        assertThat(outcome.diagnosis()).isEqualTo(diagnosis);
        assertThat(outcome.detail()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "421 Too many users, RATE_LIMITED",
        "500 OOPS: vsftpd: refusing to run, SERVICE_ERROR",
        "HTTP/1.1 408 Request Timeout, WRONG_BASE_URL",
        "SSH-2.0-OpenSSH_9.2, WRONG_BASE_URL"
    })
    void tellsGreetingsApart(String greeting, Diagnosis diagnosis) {
        ProbeOutcome.Failed outcome = failed(test("none", greeting, "", ""));

        assertThat(outcome.diagnosis()).isEqualTo(diagnosis);
        assertThat(outcome.detail()).isEqualTo(greeting);
    }

    @ParameterizedTest
    @CsvSource({
        "220 (vsFTPd 3.0.3), vsFTPd 3.0.3",
        "220 ProFTPD Server (Debian) [::ffff:127.0.0.1], ProFTPD",
        "220 Microsoft FTP Service, Microsoft FTP Service",
        "220-FileZilla Server 1.8.0\\n220 Please visit, FileZilla Server 1.8.0",
        "220 hello, FTP"
    })
    void namesTheServer(String greeting, String product) {
        ProbeOutcome outcome = test("none", greeting, "331 go on", "230 in");

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProbeOutcome.Verified.class,
                        verified -> assertThat(verified.evidence()).isEqualTo(product + ", user app, not encrypted"));
    }

    @Test
    void withoutTlsThePasswordStaysHere() {
        assertThat(failed(test("explicit_tls", "220 ready", "331 go on", "230 in"))
                        .diagnosis())
                .isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(heard).containsExactly("AUTH TLS");
    }
}
