package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class EmbeddedProgramTest extends ProgramContract {
    @Override
    void choosePlace(ProgramRunner runner) {
        // The embedded database is what you get without asking.
    }

    @Override
    void alter(String sql) throws SQLException {
        String url = "jdbc:h2:file:" + new AppPaths(program.home()).database();
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void yesterdaysDatabaseIsNoticedAndCanBeAccepted() throws IOException {
        AppPaths paths = new AppPaths(program.home());
        Path yesterday = folder.resolve("yesterday");
        Files.copy(paths.databaseFile(), yesterday);
        add("App Database", "production");
        Files.copy(yesterday, paths.databaseFile(), StandardCopyOption.REPLACE_EXISTING);
        assertThat(program.run("credentials", "list", "--json").error()).isEqualTo("audit.database.behind");
        assertThat(add("Other", "production").error()).isEqualTo("audit.database.behind");
        assertThat(program.run("credentials", "list", "--locked").code()).isZero();
        String right = PASSWORD;
        program.secret("password", "wrong");
        assertThat(program.run("vault", "acknowledge", "--json").code()).isEqualTo(3);
        program.secret("password", right);
        assertThat(program.run("vault", "acknowledge").code()).isZero();
        assertThat(add("Other", "production").code()).isZero();
        assertThat(program.run("vault", "verify").code()).isZero();
        assertThat(program.run("audit", "list", "--action", "vault_incident_acknowledged", "--json")
                        .json())
                .isNotEmpty();
    }

    @Test
    void lostAndDamagedFilesEachHaveTheirMessage() throws IOException {
        AppPaths paths = new AppPaths(program.home());
        byte[] keyFile = Files.readAllBytes(paths.keyFile());
        byte[] database = Files.readAllBytes(paths.databaseFile());

        Files.delete(paths.keyFile());
        assertRefused("vault.keyfile.missing", 4);
        byte[] damaged = keyFile.clone();
        damaged[keyFile.length / 2] ^= 1;
        Files.write(paths.keyFile(), damaged);
        assertRefused("vault.keyfile.damaged", 4);
        Files.write(paths.keyFile(), keyFile);

        Files.write(paths.databaseFile(), java.util.Arrays.copyOf(database, 10_000));
        assertRefused("store.database.damaged", 4);
        Files.writeString(paths.databaseFile(), "not a database");
        assertRefused("store.database.damaged", 4);
        Files.delete(paths.databaseFile());
        assertRefused("store.database.missing", 4);
        Files.write(paths.databaseFile(), database);
        assertThat(program.run("credentials", "list").code()).isZero();
    }

    @Test
    void anotherVaultsKeyFileIsNotAWrongPassword() throws IOException {
        ProgramRunner other = new ProgramRunner(Files.createDirectory(folder.resolve("other")), PASSWORD);
        other.run("vault", "init", "--user", "bob");
        Files.copy(
                new AppPaths(other.home()).keyFile(),
                new AppPaths(program.home()).keyFile(),
                StandardCopyOption.REPLACE_EXISTING);
        assertRefused("vault.keyfile.other.vault", 4);
    }

    @Test
    void guessingBecomesSlow() {
        program.secret("password", "wrong");
        assertRefused("vault.password.wrong", 3);
        assertRefused("vault.password.wrong", 3);
        assertRefused("vault.password.wrong", 3);
        assertRefused("vault.unlock.delayed", 3);
    }

    @Test
    void anEmptyFolderAndATakenOneAreTold() {
        assertThat(program.runOnly(
                                "credentials",
                                "list",
                                "--json",
                                "--home",
                                folder.resolve("none").toString())
                        .error())
                .isEqualTo("store.no.vault");
        assertThat(program.run("vault", "init", "--user", "eve", "--json").error())
                .isEqualTo("store.database.exists");
    }

    @Test
    void wrongUseIsSaidShortly() {
        assertThat(program.runOnly().code()).isEqualTo(7);
        assertThat(program.runOnly("credentials").code()).isEqualTo(2);
        assertThat(program.runOnly("credentials", "list", "--nonsense").code()).isEqualTo(2);
        assertThat(program.runOnly("--help").code()).isZero();
        assertThat(program.runOnly("vault", "init", "--help").out()).contains("--key-file-only");
        assertThat(program.run("credentials", "show", "Nobody", "--json").error())
                .isEqualTo("credential.not.found");
        assertThat(program.transcript()).doesNotContain("Exception", "\tat ");
    }

    @Test
    void badInputNamesItsFieldAndSavesNothing() {
        assertThat(addWith("Name", "--field", "port=70000").err()).contains("Port", "65535");
        assertThat(addWith(" ").code()).isEqualTo(2);
        assertThat(addWith("x".repeat(300)).code()).isEqualTo(2);
        assertThat(addWith("Name", "--field", "colour=red").err()).contains("colour");
        assertThat(addWith("Name", "--expires", "2020-01-01").code()).isEqualTo(2);
        assertThat(addWith("Name", "--field", "password=hunter2").err()).contains("--secret password=@FILE");
        assertThat(addWith("Name", "--field", "database=" + "x".repeat(1 << 20)).err())
                .contains("Database");
        assertThat(program.run("credentials", "list", "--json").json()).isEmpty();
        assertThat(addWith("שלום 😀 – Ünï").code()).isZero();
        assertThat(program.run("credentials", "list").out()).contains("שלום 😀 – Ünï");
    }

    @Test
    void severalLinesSurviveByteForByte() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMIIB\r\nabc\n-----END PRIVATE KEY-----\n";
        program.run(
                "credentials",
                "add",
                "--type",
                "slack",
                "--name",
                "Bot",
                "--secret",
                "bot_token=@" + program.secret("pem", pem));
        assertThat(program.run("credentials", "show", "Bot", "--reveal", "bot_token")
                        .out())
                .isEqualTo(pem);
    }

    private ProgramRunner.Result addWith(String name, String... more) {
        return program.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "credentials",
                                "add",
                                "--type",
                                "postgresql",
                                "--name",
                                name,
                                "--field",
                                "host=db.invalid",
                                "--field",
                                "user=app",
                                "--secret",
                                "password=@" + program.secret("value", "s3cret")),
                        java.util.stream.Stream.concat(
                                java.util.stream.Stream.of(more),
                                String.join(" ", more).contains("database=")
                                        ? java.util.stream.Stream.empty()
                                        : java.util.stream.Stream.of("--field", "database=app")))
                .toArray(String[]::new));
    }

    private void assertRefused(String error, int code) {
        ProgramRunner.Result result = program.run("credentials", "list", "--json");
        assertThat(result.error()).isEqualTo(error);
        assertThat(result.code()).isEqualTo(code);
    }
}
