package ai.automatos.admin.probe.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped directory type against OpenLDAP, where it is installed. */
@Tag("real-servers")
class InstalledSlapdTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41";
    private static TestCertificates certificates;
    private static InstalledServer server;
    private static int clear;
    private static int secure;
    private static InstalledServer bare;
    private static int withoutTls;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        String program = InstalledServer.program("/usr/sbin/slapd");
        String openssl = InstalledServer.program("/usr/bin/openssl");
        certificates = new TestCertificates(folder);
        clear = InstalledServer.freePort();
        secure = InstalledServer.freePort();
        Files.createDirectory(folder.resolve("data"));
        Files.writeString(folder.resolve("server.pem"), certificates.certificatePem("good"));
        Path key = Files.writeString(folder.resolve("java.pem"), certificates.keyPem("good"));
        // Debian's slapd reads keys with GnuTLS, which misses the public half that Java leaves out.
        assertThat(new ProcessBuilder(openssl, "ec", "-in", key.toString(), "-out", folder + "/key.pem")
                        .start()
                        .waitFor())
                .isZero();
        Files.writeString(folder.resolve("slapd.conf"), """
                modulepath /usr/lib/ldap
                moduleload back_mdb
                include /etc/ldap/schema/core.schema
                TLSCertificateFile %1$s/server.pem
                TLSCertificateKeyFile %1$s/key.pem
                database mdb
                suffix "dc=example,dc=com"
                rootdn "cn=app,dc=example,dc=com"
                rootpw "%2$s"
                directory %1$s/data
                """.formatted(folder, PASSWORD));
        server = new InstalledServer(
                folder,
                secure,
                Map.of(),
                List.of(
                        program,
                        "-d",
                        "0",
                        "-f",
                        folder.resolve("slapd.conf").toString(),
                        "-h",
                        "ldap://127.0.0.1:" + clear + "/ ldaps://127.0.0.1:" + secure + "/"));
        withoutTls = InstalledServer.freePort();
        bare = withoutTls(folder.resolve("bare"), program, withoutTls);
    }

    /** As Debian installs it: STARTTLS is a question that it does not know. */
    private static InstalledServer withoutTls(Path folder, String program, int port) throws Exception {
        Files.createDirectory(folder);
        Path settings = Files.writeString(folder.resolve("slapd.conf"), """
                pidfile %s/slapd.pid
                """.formatted(folder));
        return new InstalledServer(
                folder,
                port,
                Map.of(),
                List.of(program, "-d", "0", "-f", settings.toString(), "-h", "ldap://127.0.0.1:" + port + "/"));
    }

    @AfterAll
    static void stopServers() {
        Stream.of(server, bare).filter(Objects::nonNull).forEach(InstalledServer::close);
    }

    private static Trial trial(int port, String security) {
        return new Trial(new LdapProbe(), "ldap_bind", certificates.client(), "p4ss")
                .with("host", "localhost", "port", Integer.toString(port), "security", security)
                .with("bind_dn", "cn=app,dc=example,dc=com", "bind_password", PASSWORD);
    }

    @Test
    void binds() {
        String user = "OpenLDAP, user cn=app,dc=example,dc=com, ";

        assertThat(trial(clear, "none").evidence()).isEqualTo(user + "not encrypted");
        assertThat(trial(clear, "starttls").evidence()).isEqualTo(user + "TLS 1.3");
        assertThat(trial(secure, "ldaps").evidence()).isEqualTo(user + "TLS 1.3");
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(trial(clear, "none").diagnosis("bind_password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(trial(clear, "none").diagnosis("bind_dn", "no name")).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(trial(clear, "ldaps").diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(trial(clear, "starttls")
                        .with("port", Integer.toString(withoutTls))
                        .diagnosis())
                .isEqualTo(Diagnosis.TLS_FAILED);
    }
}
