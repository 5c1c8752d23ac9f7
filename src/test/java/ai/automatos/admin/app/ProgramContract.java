package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an administrator does with the command line, the same on both databases. */
abstract class ProgramContract {
    static final String PASSWORD = "correct horse battery staple";

    @TempDir
    Path folder;

    ProgramRunner program;
    String recoveryCode;

    /** Adds the options that lead to an empty database. */
    abstract void choosePlace(ProgramRunner runner) throws Exception;

    /** Past the program, as somebody with access to the database can. */
    abstract void alter(String sql) throws Exception;

    @BeforeEach
    void createVault() throws Exception {
        program = new ProgramRunner(folder, PASSWORD);
        choosePlace(program);
        ProgramRunner.Result created = program.run("vault", "init", "--user", "ada@example.org", "--json");
        assertThat(created.code()).as(created.err()).isZero();
        recoveryCode = created.json().path("recovery_code").asText();
    }

    @Test
    void anAlteredRowIsNamedAndNotObeyedAndTheOthersAreListed() throws Exception {
        add("App Database", "production");
        add("Reports", "production");
        alter("update credentials set environment = 'moon', tags = '{' where name = 'App Database'");
        ProgramRunner.Result list = program.run("credentials", "list", "--json");
        assertThat(list.code()).as(list.err()).isZero();
        assertThat(list.json().findValuesAsText("name")).containsExactly("App Database", "Reports");
        assertThat(list.json().findValuesAsText("integrity")).containsExactly("tampered", "authentic");
        assertThat(program.run("credentials", "show", "App Database", "--reveal", "password", "--json")
                        .error())
                .isEqualTo("credential.row.tampered");
        assertThat(program.run("credentials", "show", "Reports", "--reveal", "password")
                        .out()
                        .trim())
                .isEqualTo("s3cret");
        ProgramRunner.Result verified = program.run("vault", "verify");
        assertThat(verified.code()).isEqualTo(1);
        assertThat(verified.out() + verified.err()).contains("“App Database”").doesNotContain("Reports");
    }

    @Test
    void aCredentialsLife() {
        assertThat(add("App Database", "production").code()).isZero();
        assertThat(program.run("credentials", "list").out()).contains("App Database", "Active & Unverified");
        assertThat(program.run("credentials", "show", "App Database").out())
                .contains("•••••")
                .doesNotContain("s3cret", "db.invalid");
        assertThat(program.run("credentials", "show", "App Database", "--reveal", "password")
                        .out()
                        .trim())
                .isEqualTo("s3cret");
        assertThat(program.run("credentials", "edit", "App Database", "--new-name", "Main Database", "--clear", "port")
                        .code())
                .isZero();
        assertThat(program.run(
                                "credentials",
                                "assign",
                                "Main Database",
                                "--agent",
                                "42",
                                "--agent-name",
                                "Reviewer",
                                "--tool",
                                "PostgreSQL")
                        .code())
                .isZero();
        ProgramRunner.Result refused = program.run("credentials", "delete", "Main Database");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("Reviewer (42)");
        assertThat(program.run("credentials", "unassign", "Main Database", "--agent", "42")
                        .code())
                .isZero();
        assertThat(program.run("credentials", "deactivate", "Main Database").code())
                .isZero();
        assertThat(program.run("credentials", "list", "--status", "inactive").out())
                .contains("Main Database");
        assertThat(program.run("credentials", "activate", "Main Database").code())
                .isZero();
        assertThat(program.run("credentials", "delete", "Main Database").code()).isZero();
        assertThat(actions())
                .containsSubsequence(
                        "deleted",
                        "activated",
                        "deactivated",
                        "unassigned",
                        "deleted",
                        "assigned",
                        "updated",
                        "revealed",
                        "created");
        assertThat(program.run("vault", "verify").code()).isZero();
    }

    @Test
    void aFailedTestIsToldWithItsClassAndMarksTheCredential() {
        add("App Database", "production");
        ProgramRunner.Result tested = program.run("credentials", "test", "App Database", "--json", "--timeout", "5s");
        assertThat(tested.code()).isEqualTo(1);
        assertThat(tested.json().path("status").asText()).isEqualTo("failed");
        assertThat(tested.json().path("diagnosis").asText()).isEqualTo("name_not_found");
        assertThat(tested.json().path("action").asText()).isNotBlank();
        assertThat(program.run("credentials", "list").out()).contains("Failed Test");
        program.run("credentials", "edit", "App Database", "--field", "host=db2.invalid");
        assertThat(program.run("credentials", "list").out()).contains("Active & Unverified");
    }

    @Test
    void aTestThatCostsSomethingIsAskedFor() {
        program.run(
                "credentials",
                "add",
                "--type",
                "rapidapi_key",
                "--name",
                "Weather",
                "--field",
                "api_host=weather.invalid",
                "--secret",
                "api_key=@" + program.secret("value", "s3cret"));
        ProgramRunner.Result refused = program.run("credentials", "test", "Weather");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--use-quota");
        assertThat(actions()).doesNotContain("tested");
        ProgramRunner.Result tested = program.run("credentials", "test", "Weather", "--use-quota", "--json");
        assertThat(tested.code()).isEqualTo(1);
        assertThat(tested.json().path("diagnosis").asText()).isEqualTo("name_not_found");
    }

    @Test
    void equalNamesAreResolvedByTheirEnvironment() {
        add("Database", "production");
        add("Database", "staging");
        ProgramRunner.Result ambiguous = program.run("credentials", "show", "Database");
        assertThat(ambiguous.code()).isEqualTo(2);
        assertThat(ambiguous.err()).contains("Database (production)", "Database (staging)");
        assertThat(program.run("credentials", "show", "Database", "--environment", "staging")
                        .code())
                .isZero();
        ProgramRunner.Result taken = add("Database", "production");
        assertThat(taken.code()).isEqualTo(1);
        assertThat(taken.err()).contains("production");
    }

    @Test
    void thePasswordAndTheRecoveryCodeChange() {
        String fresh = program.secret("fresh", "another one");
        assertThat(program.run("vault", "password", "--new-password-file", fresh)
                        .code())
                .isZero();
        assertThat(program.run("credentials", "list", "--json").error()).isEqualTo("vault.password.wrong");
        program.secret("password", "another one");
        String newCode = program.run("vault", "recovery-code", "--json")
                .json()
                .path("recovery_code")
                .asText();
        assertThat(recover(recoveryCode, "third").error()).isEqualTo("vault.recovery.wrong");
        assertThat(recover(newCode, "third").code()).isZero();
        program.secret("password", "third");
        assertThat(program.run("credentials", "list").code()).isZero();
        assertThat(recover(newCode, "fourth").error()).isEqualTo("vault.recovery.wrong");
    }

    @Test
    void newKeysForEverything() throws IOException {
        add("App Database", "production");
        byte[] oldKeyFile = Files.readAllBytes(keyFile());
        assertThat(program.run("vault", "rotate", "--keyrings", "--key-file").code())
                .isZero();
        assertThat(program.run("credentials", "show", "App Database", "--reveal", "password")
                        .out()
                        .trim())
                .isEqualTo("s3cret");
        assertThat(program.run("vault", "verify").code()).isZero();
        Files.write(keyFile(), oldKeyFile);
        assertThat(program.run("credentials", "list", "--json").error()).isEqualTo("vault.keyfile.other.file");
    }

    @Test
    void theLogAnswersWhoDidWhat() {
        add("App Database", "production");
        add("Other", "testing");
        program.run("credentials", "show", "App Database", "--reveal", "password");
        JsonNode events = program.run(
                        "audit",
                        "list",
                        "--json",
                        "--action",
                        "revealed",
                        "--user",
                        "ada@example.org",
                        "--credential",
                        "App Database",
                        "--result",
                        "success",
                        "--environment",
                        "production",
                        "--last",
                        "1h")
                .json();
        assertThat(events).hasSize(1);
        assertThat(events.get(0).path("details").path("field").asText()).isEqualTo("password");
        assertThat(program.run("audit", "list", "--json", "--to", "2020-01-01").json())
                .isEmpty();
        assertThat(program.run("audit", "verify").code()).isZero();
        assertThat(program.run("audit", "list", "--action", "nonsense", "--json")
                        .error())
                .isEqualTo("cli.action");
    }

    @Test
    void withoutUnlockingOnlyNamesAndTheLogAreSeen() {
        add("App Database", "production");
        ProgramRunner.Result listed = program.run("credentials", "list", "--locked");
        assertThat(listed.out()).contains("App Database");
        assertThat(program.run("audit", "verify", "--locked").code()).isZero();
        assertThat(program.run("credentials", "show", "App Database", "--locked", "--reveal", "password", "--json")
                        .error())
                .isEqualTo("cli.locked.option");
    }

    @Test
    void aBackupComesBack() throws Exception {
        add("App Database", "production");
        Path file = folder.resolve("vault.backup");
        assertThat(program.run("vault", "backup", file.toString()).code()).isZero();
        assertThat(program.run("vault", "backup", file.toString(), "--json").error())
                .isEqualTo("store.backup.exists");

        ProgramRunner other = new ProgramRunner(Files.createDirectory(folder.resolve("other")), PASSWORD);
        assertThat(other.run("vault", "restore", file.toString()).code()).isZero();
        assertThat(other.run("credentials", "list", "--json").error()).isEqualTo("vault.keyfile.missing");
        Files.copy(keyFile(), other.home().resolve(".credential_key"));
        assertThat(other.run("credentials", "list", "--json").error()).isEqualTo("audit.journal.truncated");
        assertThat(other.run("vault", "acknowledge").code()).isZero();
        assertThat(other.run("credentials", "show", "App Database", "--reveal", "password")
                        .out()
                        .trim())
                .isEqualTo("s3cret");
        assertThat(other.run("vault", "verify").code()).isZero();
    }

    ProgramRunner.Result add(String name, String environment) {
        return program.run(
                "credentials",
                "add",
                "--type",
                "postgresql",
                "--name",
                name,
                "--environment",
                environment,
                "--json",
                "--field",
                "host=db.invalid",
                "--field",
                "database=app",
                "--field",
                "user=app_user",
                "--secret",
                "password=@" + program.secret("value", "s3cret"));
    }

    private ProgramRunner.Result recover(String code, String password) {
        return program.run(
                "vault",
                "recover",
                "--json",
                "--recovery-code-file",
                program.secret("code", code),
                "--new-password-file",
                program.secret("new", password));
    }

    private List<String> actions() {
        return StreamSupport.stream(
                        program.run("audit", "list", "--json").json().spliterator(), false)
                .map(event -> event.path("action").asText())
                .toList();
    }

    private Path keyFile() {
        return program.home().resolve(".credential_key");
    }
}
