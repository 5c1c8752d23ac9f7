package ai.automatos.admin.probe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shipped mailbox types against Dovecot, where it is installed and the test may start it. */
@Tag("real-servers")
class InstalledDovecotTest {
    private static final String PASSWORD = "p4ss'w rd/ %41 ünd 密";
    private static final Map<MailProtocol, Integer> CLEAR = new EnumMap<>(MailProtocol.class);
    private static final Map<MailProtocol, Integer> SECURE = new EnumMap<>(MailProtocol.class);
    private static TestCertificates certificates;
    private static InstalledServer server;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        String program = InstalledServer.program("/usr/sbin/dovecot");
        assumeTrue(System.getProperty("user.name").equals("root"), "only root may start dovecot");
        certificates = new TestCertificates(folder);
        for (MailProtocol one : List.of(MailProtocol.IMAP, MailProtocol.POP3)) {
            CLEAR.put(one, InstalledServer.freePort());
            SECURE.put(one, InstalledServer.freePort());
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        Files.writeString(folder.resolve("server.pem"), certificates.certificatePem("good"));
        Files.writeString(folder.resolve("key.pem"), certificates.keyPem("good"));
        Files.writeString(folder.resolve("users"), "app@example.com:{PLAIN}" + PASSWORD + "\n");
        Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                listen = 127.0.0.1
                protocols = imap pop3
                ssl = yes
                ssl_cert = <%1$s/server.pem
                ssl_key = <%1$s/key.pem
                mail_location = maildir:~/mail
                passdb {
                  driver = passwd-file
                  args = %1$s/users
                }
                userdb {
                  driver = static
                  args = uid=nobody gid=nogroup home=%1$s/home
                }
                service imap-login {
                  inet_listener imap {
                    port = %2$d
                  }
                  inet_listener imaps {
                    port = %3$d
                  }
                }
                service pop3-login {
                  inet_listener pop3 {
                    port = %4$d
                  }
                  inet_listener pop3s {
                    port = %5$d
                  }
                }
                """.formatted(
                        folder,
                        CLEAR.get(MailProtocol.IMAP),
                        SECURE.get(MailProtocol.IMAP),
                        CLEAR.get(MailProtocol.POP3),
                        SECURE.get(MailProtocol.POP3)));
        server = new InstalledServer(
                folder,
                SECURE.get(MailProtocol.POP3),
                Map.of(),
                List.of(program, "-F", "-c", folder.resolve("dovecot.conf").toString()));
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    private static Trial trial(MailProtocol protocol, int port, String security) {
        return new Trial(MailProbeTest.probe(protocol), protocol.word(), certificates.client(), "p4ss")
                .with("host", "localhost", "port", Integer.toString(port), "security", security)
                .with("username", "app@example.com", "password", PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void signsIn(MailProtocol protocol) {
        int clear = CLEAR.get(protocol);

        assertThat(trial(protocol, clear, "none").evidence()).isEqualTo("Dovecot, user app@example.com, not encrypted");
        assertThat(trial(protocol, clear, "starttls").evidence()).isEqualTo("Dovecot, user app@example.com, TLS 1.3");
        assertThat(trial(protocol, SECURE.get(protocol), "tls").evidence()).endsWith("TLS 1.3");
    }

    @ParameterizedTest
    @EnumSource(names = {"IMAP", "POP3"})
    void tellsWrongLogins(MailProtocol protocol) {
        assertThat(trial(protocol, CLEAR.get(protocol), "starttls").diagnosis("password", "wrong"))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(protocol, CLEAR.get(protocol), "tls").diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
    }
}
