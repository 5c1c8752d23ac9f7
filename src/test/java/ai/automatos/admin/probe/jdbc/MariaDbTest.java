package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped MariaDB type against a MariaDB server that is installed on this computer. */
@Tag("real-servers")
class MariaDbTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd";
    private static TestCertificates certificates;
    private static InstalledServer server;
    private static int port;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final ProbeRunner runner = ProbeFixture.runner(network, new MySqlProbe());

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        String program = InstalledServer.program("mariadbd");
        String user = System.getProperty("user.name");
        InstalledServer.run(List.of(
                InstalledServer.program("mariadb-install-db"),
                "--no-defaults",
                "--datadir=" + folder.resolve("data"),
                "--user=" + user));
        certificates = new TestCertificates(folder);
        Files.writeString(folder.resolve("init.sql"), """
            CREATE DATABASE shop;
            CREATE DATABASE closed;
            CREATE USER app@'%%' IDENTIFIED BY '%s';
            GRANT SELECT ON shop.* TO app@'%%';
            CREATE USER tls_only@'%%' IDENTIFIED BY 'x' REQUIRE SSL;
            CREATE USER locked@'%%' IDENTIFIED BY 'x' ACCOUNT LOCK;
            """.formatted(PASSWORD.replace("'", "''")));
        port = InstalledServer.freePort();
        server = new InstalledServer(
                folder,
                port,
                Map.of(),
                List.of(
                        program,
                        "--no-defaults",
                        "--datadir=" + folder.resolve("data"),
                        "--socket=" + folder.resolve("s"),
                        "--bind-address=127.0.0.1",
                        "--port=" + port,
                        "--user=" + user,
                        "--skip-name-resolve",
                        "--character-set-server=utf8mb4",
                        "--init-file=" + folder.resolve("init.sql"),
                        "--ssl-cert=" + Files.writeString(folder.resolve("c.pem"), certificates.certificatePem("good")),
                        "--ssl-key=" + Files.writeString(folder.resolve("k.pem"), certificates.keyPem("good"))));
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private ProbeOutcome test(String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values(
                "host",
                "localhost",
                "port",
                Integer.toString(port),
                "database",
                "shop",
                "user",
                "app",
                "password",
                PASSWORD,
                "ssl_mode",
                "trust");
        values.putAll(ProbeFixture.values(changes));
        ProbeOutcome outcome =
                runner.run(ProbeFixture.shipped("mariadb"), values, Duration.ofSeconds(10), new CancelSignal());
        assertThat(outcome.toString()).doesNotContain("p4ss");
        return outcome;
    }

    private String evidence(String... changes) {
        ProbeOutcome outcome = test(changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    private Diagnosis diagnosis(String... changes) {
        ProbeOutcome outcome = test(changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @Test
    void saysVersionUserAndEncryption() {
        assertThat(evidence()).matches("MariaDB [0-9.]+, user app, TLS 1.3");
        assertThat(evidence("ssl_mode", "disable")).endsWith("not encrypted");
        assertThat(evidence("ssl_mode", "verify-full", "ssl_root_certificate", certificates.certificatePem("ca")))
                .endsWith("TLS 1.3");
        assertThat(diagnosis(
                        "ssl_mode", "verify-full", "ssl_root_certificate", certificates.certificatePem("stranger")))
                .isEqualTo(Diagnosis.TLS_UNTRUSTED);
    }

    @ParameterizedTest
    @CsvSource({
        "password, wrong, AUTHENTICATION_FAILED",
        "user, nobody, AUTHENTICATION_FAILED",
        "database, closed, PERMISSION_DENIED",
        "port, 1, CONNECTION_REFUSED"
    })
    void tellsWrongLoginsApart(String field, String value, Diagnosis meant) {
        assertThat(diagnosis(field, value)).isEqualTo(meant);
    }

    @Test
    void tellsBarredAccountsApart() {
        assertThat(diagnosis("user", "locked", "password", "x")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(diagnosis("user", "tls_only", "password", "x", "database", "", "ssl_mode", "disable"))
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }
}
