package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped PostgreSQL type against a real server with SCRAM passwords and TLS. */
class PostgresProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd";
    private static TestCertificates certificates;
    private static EmbeddedPostgres server;

    private final GuardedNetwork network = new GuardedNetwork(
            host -> List.of(InetAddress.getAllByName(host.equals("db.example") ? "127.0.0.1" : host)));
    private final ProbeRunner runner = ProbeFixture.runner(network, new PostgresProbe());

    @BeforeAll
    static void startServer(@TempDir Path folder) throws Exception {
        certificates = new TestCertificates(folder);
        Path data = folder.resolve("data");
        server = EmbeddedPostgres.builder().setDataDirectory(data).start();
        Path key = Files.createFile(
                folder.resolve("server.key"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, certificates.keyPem("good"));
        Path certificate = Files.writeString(folder.resolve("server.crt"), certificates.certificatePem("good"));
        Files.writeString(data.resolve("pg_hba.conf"), """
            local all all trust
            host all postgres all trust
            hostnossl all tls_only all reject
            host all forbidden all reject
            host all all all scram-sha-256
            """);
        sql(
                "CREATE ROLE app_user LOGIN PASSWORD '" + PASSWORD.replace("'", "''") + "'",
                "CREATE ROLE tls_only LOGIN PASSWORD 'x'",
                "CREATE ROLE expired LOGIN PASSWORD 'x' VALID UNTIL '2001-01-01'",
                "CREATE ROLE busy LOGIN PASSWORD 'x' CONNECTION LIMIT 0",
                "CREATE DATABASE \"odd db/é?x=1\"",
                "ALTER SYSTEM SET ssl_cert_file = '" + certificate + "'",
                "ALTER SYSTEM SET ssl_key_file = '" + key + "'");
        switchTls("on");
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    private static void switchTls(String state) throws SQLException {
        sql("ALTER SYSTEM SET ssl = " + state, "SELECT pg_reload_conf()");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!tlsState().equals(state)) {
            assertThat(System.nanoTime()).as("server takes up ssl = " + state).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static String tlsState() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SHOW ssl")) {
            row.next();
            return row.getString(1);
        }
    }

    private ProbeOutcome test(String... changes) {
        return testType("postgresql", changes);
    }

    private ProbeOutcome testType(String type, String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values(
                "host",
                "localhost",
                "port",
                Integer.toString(server.getPort()),
                "database",
                "postgres",
                "user",
                "app_user",
                "password",
                PASSWORD);
        values.putAll(ProbeFixture.values(changes));
        ProbeOutcome outcome =
                runner.run(ProbeFixture.shipped(type), values, Duration.ofSeconds(10), new CancelSignal());
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
        assertThat(((ProbeOutcome.Failed) outcome).detail()).isNotBlank();
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @Test
    void saysVersionUserAndEncryption() {
        assertThat(evidence()).isEqualTo("PostgreSQL 14.15, user app_user, TLS 1.3");
        assertThat(evidence("database", "odd db/é?x=1")).contains("app_user");
    }

    static Stream<String> relatives() {
        ShippedTypes shipped = new ShippedTypes();
        return shipped.all().stream()
                .map(type -> shipped.find(type.key()).orElseThrow())
                .filter(type -> type.test() instanceof ProtocolRecipe recipe
                        && "postgresql".equals(recipe.parameters().get("dialect"))
                        && recipe.parameters().containsKey("host"))
                .map(CredentialType::key);
    }

    @ParameterizedTest
    @MethodSource("relatives")
    void everyTypeOfTheDialectLogsIn(String type) {
        assertThat(testType(type, "ssl_mode", "require")).isInstanceOfSatisfying(ProbeOutcome.Verified.class, found -> {
            assertThat(found.evidence()).contains("user app_user").contains("TLS");
        });
        assertThat(testType(type, "ssl_mode", "require", "password", "wrong"))
                .isInstanceOfSatisfying(ProbeOutcome.Failed.class, found -> {
                    assertThat(found.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
                });
    }

    private ProbeOutcome testUrl(String format) {
        String password = URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8).replace("+", "%20");
        String url = format.formatted(password, server.getPort());
        ProbeOutcome outcome = runner.run(
                ProbeFixture.shipped("postgresql_url"),
                ProbeFixture.values("connection_string", url),
                Duration.ofSeconds(10),
                new CancelSignal());
        assertThat(outcome.toString()).doesNotContain("p4ss").doesNotContain(password);
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app_user:%s@localhost:%d/postgres?sslmode=require&application_name=x",
                "postgres://app_user:%s@localhost:%d/odd%%20db%%2F%%C3%%A9%%3Fx=1?sslmode=require&channel_binding=prefer",
                "postgresql:///postgres?user=app_user&password=%s&host=localhost&port=%d&sslmode=require"
            })
    void logsInByOneAddress(String format) {
        assertThat(testUrl(format)).isInstanceOfSatisfying(ProbeOutcome.Verified.class, found -> {
            assertThat(found.evidence()).isEqualTo("PostgreSQL 14.15, user app_user, TLS");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://app_user:%s@localhost:%d/postgres?socketFactory=java.io.FileOutputStream",
                "postgresql://app_user:%s@localhost:%d/postgres?sslrootcert=/etc/passwd",
                "postgresql://app_user:%s@localhost:%d/postgres?loggerFile=/tmp/x",
                "postgresql://app_user:%s@localhost:%d/postgres?options=-c%%20role%%3Dpostgres",
                "postgresql://app_user:%s@localhost:%d,other:5432/postgres",
                "postgresql://app_user:%s@%%2Frun%%2Fpg:%d/postgres",
                "postgresql://app_user:%s@localhost:%d/postgres?sslmode=maybe",
                "postgresql://:%s@localhost:%d/postgres",
                "jdbc:postgresql://app_user:%s@localhost:%d/postgres",
                "postgresql://app_user:%s@localhost:%d/%%zz"
            })
    void refusesAddressesThatAskForMoreThanALogin(String format) {
        assertThat(testUrl(format)).isInstanceOfSatisfying(ProbeOutcome.Failed.class, found -> {
            assertThat(found.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
        });
    }

    @Test
    void aWrongPasswordInAnAddressIsCalledThat() {
        assertThat(testUrl("postgresql://app_user:x%s@localhost:%d/postgres"))
                .isInstanceOfSatisfying(ProbeOutcome.Failed.class, found -> {
                    assertThat(found.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
                });
    }

    @ParameterizedTest
    @CsvSource({"disable, not encrypted", "allow, not encrypted", "prefer, TLS 1.3", "require, TLS 1.3"})
    void obeysTheModesThatTrustAnyServer(String mode, String encryption) {
        assertThat(evidence("ssl_mode", mode)).endsWith(encryption);
    }

    @Test
    void obeysTheModesThatCheckTheServer() {
        String authority = certificates.certificatePem("ca");
        String stranger = certificates.certificatePem("stranger");

        assertThat(evidence("ssl_mode", "verify-ca", "ssl_root_certificate", authority))
                .endsWith("TLS 1.3");
        assertThat(evidence("ssl_mode", "verify-full", "ssl_root_certificate", authority))
                .endsWith("TLS 1.3");
        assertThat(evidence("ssl_mode", "verify-ca", "ssl_root_certificate", authority, "host", "db.example"))
                .endsWith("TLS 1.3");
        assertThat(diagnosis("ssl_mode", "verify-full", "ssl_root_certificate", authority, "host", "db.example"))
                .isEqualTo(Diagnosis.TLS_WRONG_HOST);
        assertThat(diagnosis("ssl_mode", "verify-ca", "ssl_root_certificate", stranger))
                .isEqualTo(Diagnosis.TLS_UNTRUSTED);
        assertThat(diagnosis("ssl_mode", "verify-full")).isEqualTo(Diagnosis.TLS_UNTRUSTED);
        assertThat(diagnosis("ssl_mode", "verify-full", "ssl_root_certificate", "no certificate"))
                .isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void tellsWrongLoginsApart() {
        assertThat(diagnosis("password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(diagnosis("user", "nobody_here")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(diagnosis("user", "expired", "password", "x")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(diagnosis("database", "Postgres")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
        assertThat(diagnosis("user", "forbidden")).isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(diagnosis("user", "tls_only", "password", "x", "ssl_mode", "disable"))
                .isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(diagnosis("user", "busy", "password", "x")).isEqualTo(Diagnosis.SERVICE_ERROR);
        assertThat(diagnosis("port", "1")).isEqualTo(Diagnosis.CONNECTION_REFUSED);
        assertThat(diagnosis("host", "nowhere.invalid")).isEqualTo(Diagnosis.NAME_NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost,evil.example", "localhost/db?sslmode=disable", "user@localhost", "a b", "/run/pg"})
    void takesOneHostOnly(String host) {
        assertThat(diagnosis("host", host)).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void refusesToGoWithoutTlsWhereItIsRequired() throws SQLException {
        switchTls("off");
        try {
            assertThat(diagnosis("ssl_mode", "require")).isEqualTo(Diagnosis.TLS_FAILED);
            assertThat(evidence("ssl_mode", "prefer")).endsWith("not encrypted");
        } finally {
            switchTls("on");
        }
    }
}
