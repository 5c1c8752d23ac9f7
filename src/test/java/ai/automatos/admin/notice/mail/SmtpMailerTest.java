package ai.automatos.admin.notice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real SMTP server, in clear and over TLS. */
class SmtpMailerTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);
    private static final MailText MAIL = new MailText(
            "notices@example.org",
            "Acme Plattform ü",
            List.of("ops@example.org", "ana@example.org"),
            "Stripe – läuft ab\r\nBcc: evil@example.org",
            "Erste Zeile\nZweite Zeile مفتاح\n");

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private GreenMail server;

    @BeforeAll
    static void makeCertificates() {
        certificates = new TestCertificates(folder);
    }

    @BeforeEach
    void startServer() {
        server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        });
        server.start();
        server.setUser("notices@example.org", "app", "pässword");
    }

    @AfterEach
    void stopServer() {
        server.stop();
        network.close();
    }

    @Test
    void theMailArrivesAsItWasMeant() throws Exception {
        send(login(SmtpServer.Security.NONE, "pässword"), MAIL);

        assertThat(server.getReceivedMessages()).hasSize(2);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Stripe – läuft ab Bcc: evil@example.org");
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getFrom()[0].toString()).contains("<notices@example.org>");
        assertThat(((jakarta.mail.internet.InternetAddress) mail.getFrom()[0]).getPersonal())
                .isEqualTo("Acme Plattform ü");
        assertThat(mail.getContent().toString().replace("\r\n", "\n"))
                .isEqualTo(MAIL.body().strip());
        assertThat(mail.getSentDate()).isEqualTo(CLOCK.instant());
        assertThat(mail.getMessageID()).endsWith("@example.org>");
    }

    @Test
    void aWrongPasswordIsSaidAsThat() {
        UserFacingException refused = refusal(login(SmtpServer.Security.NONE, "wrong-canary"), MAIL);

        assertThat(refused.key()).isEqualTo("notice.mail.login");
        assertThat(sentences(refused)).contains("127.0.0.1").doesNotContain("canary");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutStartTlsNoPasswordLeaves() {
        assertThat(refusal(login(SmtpServer.Security.STARTTLS, "pässword"), MAIL)
                        .key())
                .isEqualTo("notice.mail.tls");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void tlsFromTheStartChecksCertificateAndName() throws Exception {
        SSLContext own = certificates.client();
        for (String alias : List.of("good", "expired", "wronghost", "stranger")) {
            try (StubServer front =
                    TlsFront.before(certificates.server(alias), server.getSmtp().getPort())) {
                SmtpServer secure = new SmtpServer(
                        "localhost", front.port(), SmtpServer.Security.TLS, "app", SecretBytes.ofUtf8("pässword"));
                if (alias.equals("good")) {
                    mailer(own, LONG).send(secure, MAIL, new CancelSignal());
                    assertThat(server.getReceivedMessages()).hasSize(2);
                } else {
                    UserFacingException refused = catchThrowableOfType(
                            UserFacingException.class, () -> mailer(own, LONG).send(secure, MAIL, new CancelSignal()));
                    assertThat(refused.key()).as(alias).isEqualTo("notice.mail.tls");
                    assertThat(server.getReceivedMessages()).hasSize(2);
                }
            }
        }
    }

    @Test
    void startTlsIsEncryptedBeforeThePasswordIsSaid() throws Exception {
        List<String> inClear = new CopyOnWriteArrayList<>();
        try (StubServer front = TlsFront.afterStartTls(
                certificates.server("good"), server.getSmtp().getPort(), inClear)) {
            SmtpServer upgraded = new SmtpServer(
                    "localhost", front.port(), SmtpServer.Security.STARTTLS, "app", SecretBytes.ofUtf8("pässword"));
            mailer(certificates.client(), LONG).send(upgraded, MAIL, new CancelSignal());
        }
        assertThat(server.getReceivedMessages()).hasSize(2);
        assertThat(inClear).noneMatch(line -> line.startsWith("AUTH")).contains("STARTTLS");
    }

    @Test
    void whatIsNoAddressIsNamedBeforeAnythingIsSent() {
        MailText wrong = new MailText("notices@example.org", "", List.of("ops"), "", "");

        UserFacingException refused = refusal(login(SmtpServer.Security.NONE, "pässword"), wrong);
        assertThat(refused.key()).isEqualTo("notice.mail.address");
        assertThat(sentences(refused)).contains("“ops”");
    }

    @Test
    void nobodyThereAndForbiddenAddressesAreUnreachable() throws IOException {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        for (SmtpServer nobody : List.of(
                new SmtpServer("127.0.0.1", free, SmtpServer.Security.NONE, "app", SecretBytes.ofUtf8("x")),
                new SmtpServer("169.254.169.254", 25, SmtpServer.Security.NONE, "app", SecretBytes.ofUtf8("x")))) {
            assertThat(refusal(nobody, MAIL).key()).isEqualTo("notice.mail.unreachable");
        }
    }

    @Test
    void aRecipientThatIsRefusedIsSaidWithTheServersCode() {
        try (StubServer picky = StubServer.raw((self, socket) -> {
            BufferedReader commands =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "220 here");
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                say(socket, answers(line));
            }
        })) {
            UserFacingException refused = refusal(
                    new SmtpServer("127.0.0.1", picky.port(), SmtpServer.Security.NONE, "app", SecretBytes.ofUtf8("x")),
                    MAIL);
            assertThat(refused.key()).isEqualTo("notice.mail.refused");
            assertThat(sentences(refused)).contains("Its code is 550.").doesNotContain("canary");
        }
    }

    private static String answers(String line) {
        if (line.startsWith("EHLO")) {
            return "250-here\r\n250 AUTH PLAIN";
        }
        return line.startsWith("AUTH") ? "235 in" : line.startsWith("RCPT") ? "550 no canary here" : "250 ok";
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test
    void aSilentServerIsGivenUpInTime() throws Exception {
        try (StubServer silent = StubServer.raw((self, socket) -> self.hang())) {
            SmtpServer login = new SmtpServer(
                    "127.0.0.1", silent.port(), SmtpServer.Security.NONE, "app", SecretBytes.ofUtf8("x"));
            UserFacingException late = catchThrowableOfType(
                    UserFacingException.class,
                    () -> mailer(certificates.client(), Duration.ofMillis(300)).send(login, MAIL, new CancelSignal()));
            assertThat(late.key()).isEqualTo("notice.mail.timeout");

            CancelSignal cancel = new CancelSignal();
            CompletableFuture<UserFacingException> sending = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                    UserFacingException.class,
                    () -> mailer(certificates.client(), Duration.ofMinutes(5)).send(login, MAIL, cancel)));
            silent.awaitConnection();
            cancel.cancel();
            assertThat(sending.get(10, TimeUnit.SECONDS).key()).isEqualTo("notice.mail.cancelled");
        }
    }

    private void send(SmtpServer login, MailText mail) {
        mailer(certificates.client(), LONG).send(login, mail, new CancelSignal());
    }

    private UserFacingException refusal(SmtpServer login, MailText mail) {
        return catchThrowableOfType(UserFacingException.class, () -> send(login, mail));
    }

    private SmtpMailer mailer(SSLContext trust, Duration limit) {
        return new SmtpMailer(network, AddressGuard.localAllowed(), trust, limit, CLOCK);
    }

    private SmtpServer login(SmtpServer.Security security, String password) {
        return new SmtpServer("127.0.0.1", server.getSmtp().getPort(), security, "app", SecretBytes.ofUtf8(password));
    }

    private static String sentences(UserFacingException failure) {
        Messages.ErrorText text = new Messages(Locale.ENGLISH).error(failure);
        return text.what() + " " + text.why() + " " + text.action();
    }
}
