package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.InstalledServer;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.derby.drda.NetworkServerControl;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The shipped types of H2, HSQLDB and Derby against their own servers. */
class RelayedProbeTest {
    private static final String PASSWORD = "p4ss'w:rd;/ %41=ünd";

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final ProbeRunner runner = ProbeFixture.runner(network, new RelayedProbe());

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private ProbeOutcome test(String type, int port, String... changes) {
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
                PASSWORD);
        values.putAll(ProbeFixture.values(changes));
        ProbeOutcome outcome =
                runner.run(ProbeFixture.shipped(type), values, Duration.ofSeconds(15), new CancelSignal());
        assertThat(outcome.toString()).doesNotContain("p4ss");
        return outcome;
    }

    private String evidence(String type, int port, String... changes) {
        ProbeOutcome outcome = test(type, port, changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    private Diagnosis diagnosis(String type, int port, String... changes) {
        ProbeOutcome outcome = test(type, port, changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    private static void run(String url, String user, String password, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }

    @Test
    void h2(@TempDir Path folder) throws SQLException {
        run("jdbc:h2:" + folder.resolve("shop"), "app", PASSWORD);
        Server server = Server.createTcpServer("-tcpPort", "0", "-baseDir", folder.toString())
                .start();
        try {
            int port = server.getPort();

            assertThat(evidence("h2_server", port)).matches("H2 2\\.[0-9.]+, user APP, not encrypted");
            assertThat(diagnosis("h2_server", port, "password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis("h2_server", port, "user", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis("h2_server", port, "database", "none")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
            assertThat(diagnosis("h2_server", port, "database", "shop;INIT=CREATE TABLE x(i INT)"))
                    .isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(folder).isDirectoryNotContaining("glob:**none*");
        } finally {
            server.stop();
        }
    }

    @Test
    void hsqldb() throws Exception {
        org.hsqldb.server.Server server = new org.hsqldb.server.Server();
        server.setSilent(true);
        server.setLogWriter(null);
        server.setErrWriter(null);
        server.setPort(InstalledServer.freePort());
        server.setAddress("127.0.0.1");
        server.setDatabaseName(0, "shop");
        server.setDatabasePath(0, "mem:shop");
        run("jdbc:hsqldb:mem:shop", "SA", "", "CREATE USER \"app\" PASSWORD '" + PASSWORD.replace("'", "''") + "'");
        server.start();
        try {
            int port = server.getPort();

            assertThat(evidence("hsqldb_server", port)).matches("HSQLDB 2\\.[0-9.]+, user app, not encrypted");
            assertThat(diagnosis("hsqldb_server", port, "password", "wrong"))
                    .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis("hsqldb_server", port, "user", "nobody")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis("hsqldb_server", port, "database", "none")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
            assertThat(diagnosis("hsqldb_server", port, "database", "shop;shutdown=true"))
                    .isEqualTo(Diagnosis.INVALID_INPUT);
        } finally {
            server.shutdown();
        }
    }

    private static final String PROPERTY = "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.%s', '%s')";

    private static void derbyDatabase(Path folder, String name, String... statements) throws SQLException {
        String url = "jdbc:derby:" + folder.resolve(name);
        run(url + ";create=true", "app", PASSWORD, statements);
        try {
            DriverManager.getConnection(url + ";shutdown=true", "app", PASSWORD).close();
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo("08006");
        }
    }

    @Test
    void derby(@TempDir(cleanup = CleanupMode.NEVER) Path folder) throws Exception {
        System.setProperty(
                "derby.stream.error.file", folder.resolve("derby.log").toString());
        derbyDatabase(folder, "open");
        derbyDatabase(
                folder,
                "shop",
                PROPERTY.formatted("user.app", PASSWORD.replace("'", "''")),
                PROPERTY.formatted("authentication.provider", "BUILTIN"),
                PROPERTY.formatted("connection.requireAuthentication", "true"));
        int port = InstalledServer.freePort();
        NetworkServerControl server = new NetworkServerControl(InetAddress.getByName("127.0.0.1"), port);
        server.start(new PrintWriter(Writer.nullWriter()));
        try {
            awaitDerby(server);
            String type = "apache_derby_server";
            String shop = folder.resolve("shop").toString();
            String open = folder.resolve("open").toString();

            assertThat(evidence(type, port, "database", shop))
                    .matches("Apache Derby 10[0-9.]+, user APP, not encrypted");
            assertThat(evidence(type, port, "database", open))
                    .matches("Apache Derby 10[0-9.]+, user APP, the server checks no passwords, not encrypted");
            assertThat(diagnosis(type, port, "database", shop, "password", "wrong"))
                    .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
            assertThat(diagnosis(type, port, "database", folder + "/none")).isEqualTo(Diagnosis.DATABASE_NOT_FOUND);
            assertThat(diagnosis(type, port, "database", folder + "/none;create=true"))
                    .isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(Files.exists(folder.resolve("none"))).isFalse();
        } finally {
            server.shutdown();
        }
    }

    private static void awaitDerby(NetworkServerControl server) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (true) {
            try {
                server.ping();
                return;
            } catch (Exception e) {
                assertThat(System.nanoTime()).as("Derby answers").isLessThan(deadline);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }
}
