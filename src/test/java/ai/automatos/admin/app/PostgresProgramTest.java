package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresProgramTest extends ProgramContract {
    private static EmbeddedPostgres server;
    private String url;

    @BeforeAll
    static void startServer() throws IOException {
        server = EmbeddedPostgres.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    void choosePlace(ProgramRunner runner) throws SQLException {
        String database = "v" + UUID.randomUUID().toString().replace("-", "");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database);
        }
        url = "jdbc:postgresql://localhost:" + server.getPort() + "/" + database + "?user=postgres";
        runner.with("--database", url);
    }

    @Override
    void alter(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theConnectionIsRememberedSealed() throws IOException {
        ProgramRunner plain = new ProgramRunner(folder, PASSWORD);
        String password = program.secret("db-password", "db-password-canary");
        assertThat(program.run("vault", "connection", "--save", "--database-password-file", password)
                        .code())
                .isZero();
        assertThat(plain.run("credentials", "list").code()).isZero();
        assertThat(program.home().resolve("connection.json"))
                .content()
                .doesNotContain("db-password-canary", "localhost");
        assertThat(plain.run("vault", "connection", "--forget").code()).isZero();
        assertThat(plain.run("credentials", "list", "--json").error()).isEqualTo("store.database.missing");
    }

    @Test
    void anUnreachableServerAndAPasswordInTheAddressAreTold() {
        ProgramRunner plain = new ProgramRunner(folder, PASSWORD);
        ProgramRunner.Result gone = plain.run(
                "credentials", "list", "--json", "--database", "jdbc:postgresql://localhost:1/vault?user=postgres");
        assertThat(gone.error()).isEqualTo("store.unreachable");
        assertThat(gone.code()).isEqualTo(6);
        assertThat(plain.run("credentials", "list", "--json", "--database", url + "&password=x")
                        .error())
                .isEqualTo("store.url.password");
    }

    @Test
    void twoComputersShareOneVault() throws IOException {
        add("App Database", "production");
        ProgramRunner second = new ProgramRunner(
                        java.nio.file.Files.createDirectory(folder.resolve("second")), PASSWORD)
                .with("--database", url);
        java.nio.file.Files.createDirectories(second.home());
        java.nio.file.Files.copy(
                program.home().resolve(".credential_key"), second.home().resolve(".credential_key"));
        assertThat(second.run("credentials", "list").out()).contains("App Database");
        assertThat(second.run("credentials", "deactivate", "App Database").code())
                .isZero();
        assertThat(program.run("credentials", "list").out()).contains("Inactive");
        assertThat(program.run("vault", "verify").code()).isZero();
        assertThat(second.run("vault", "verify").code()).isZero();
    }
}
