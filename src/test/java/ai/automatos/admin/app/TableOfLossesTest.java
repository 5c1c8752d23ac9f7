package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is lost, and the way back: one test for each row of the README's table. */
class TableOfLossesTest {
    private static final String VALUE = "the value that must come back";

    @TempDir
    Path folder;

    private ProgramRunner program;
    private AppPaths paths;
    private String code;

    @BeforeEach
    void create() {
        program = new ProgramRunner(folder, "old password");
        paths = new AppPaths(program.home());
        code = program.run("vault", "init", "--user", "ada", "--json")
                .json()
                .path("recovery_code")
                .asText();
        program.run(
                "credentials",
                "add",
                "--type",
                "slack",
                "--name",
                "Bot",
                "--secret",
                "bot_token=@" + program.secret("value", VALUE));
    }

    @Test
    void password() {
        assertThat(recover(code).code()).isZero();
        assertValueComesBack();
    }

    @Test
    void keyFileWithACopy() throws IOException {
        byte[] copy = Files.readAllBytes(paths.keyFile());
        Files.delete(paths.keyFile());
        assertThat(program.run("credentials", "list", "--json").error()).isEqualTo("vault.keyfile.missing");
        Files.write(paths.keyFile(), copy);
        assertValue("old password");
    }

    @Test
    void keyFileWithoutACopy() throws IOException {
        Files.delete(paths.keyFile());
        assertThat(recover(code).error()).isEqualTo("vault.keyfile.missing");
        assertThat(recover(code, "--new-key-file").code()).isZero();
        assertValueComesBack();
    }

    @Test
    void passwordAndKeyFile() throws IOException {
        Files.delete(paths.keyFile());
        program.secret("password", "forgotten");
        assertThat(recover(code, "--new-key-file").code()).isZero();
        assertValueComesBack();
    }

    @Test
    void theCode() {
        String fresh = program.run("vault", "recovery-code", "--json")
                .json()
                .path("recovery_code")
                .asText();
        assertThat(recover(code).error()).isEqualTo("vault.recovery.wrong");
        assertThat(recover(fresh).code()).isZero();
        assertValueComesBack();
    }

    @Test
    void usingTheCodeForcesANewOne() {
        String fresh = recover(code).json().path("recovery_code").asText();
        assertThat(fresh).isNotEqualTo(code);
        assertThat(recover(code).error()).isEqualTo("vault.recovery.wrong");
        assertThat(recover(fresh).code()).isZero();
    }

    @Test
    void passwordAndCodeLeaveNamesTagsAndTheLogReadable() {
        program.secret("password", "forgotten");
        assertThat(program.run("credentials", "show", "Bot", "--reveal", "bot_token")
                        .code())
                .isEqualTo(3);
        assertThat(program.run("credentials", "list", "--locked").out()).contains("Bot");
        assertThat(program.run("audit", "list", "--locked").out()).contains("created");
        assertThat(program.run("credentials", "show", "Bot", "--locked").out()).doesNotContain(VALUE);
    }

    @Test
    void keyFileAndCodeLeaveNamesTagsAndTheLogReadable() throws IOException {
        Files.delete(paths.keyFile());
        assertThat(program.run("credentials", "list", "--locked").out()).contains("Bot");
        assertThat(program.run("audit", "verify", "--locked").code()).isZero();
    }

    @Test
    void keyFileStolen() throws IOException {
        byte[] stolen = Files.readAllBytes(paths.keyFile());
        assertThat(program.run("vault", "rotate", "--key-file", "--keyrings").code())
                .isZero();
        assertValue("old password");
        Files.write(paths.keyFile(), stolen);
        assertThat(program.run("credentials", "list", "--json").error()).isEqualTo("vault.keyfile.other.file");
    }

    @Test
    void dataFolderWithABackupAndTheCodeOfThatTime() throws IOException {
        Path backup = folder.resolve("backup");
        assertThat(program.run("vault", "backup", backup.toString()).code()).isZero();
        ProgramRunner other = new ProgramRunner(Files.createDirectory(folder.resolve("other")), "unknown");
        assertThat(other.run("vault", "restore", backup.toString()).code()).isZero();
        assertThat(recover(other, code, "--new-key-file").error()).isEqualTo("audit.journal.truncated");
        assertThat(recover(other, code, "--new-key-file", "--acknowledge").code())
                .isZero();
        other.secret("password", "new password");
        assertThat(reveal(other)).isEqualTo(VALUE);
        assertThat(other.run("vault", "verify").code()).isZero();
    }

    @Test
    void dataFolderWithABackupAndPasswordAndKeyFileOfThatTime() throws IOException {
        Path backup = folder.resolve("backup");
        assertThat(program.run("vault", "backup", backup.toString()).code()).isZero();
        ProgramRunner other = new ProgramRunner(Files.createDirectory(folder.resolve("other")), "old password");
        assertThat(other.run("vault", "restore", backup.toString()).code()).isZero();
        Files.copy(paths.keyFile(), new AppPaths(other.home()).keyFile());
        assertThat(other.run("vault", "acknowledge").code()).isZero();
        assertThat(reveal(other)).isEqualTo(VALUE);
    }

    @Test
    void aVaultOfTheKeyFileAlone() throws IOException {
        assertThat(program.run("vault", "password", "--key-file-only").code()).isZero();
        program.secret("password", "no longer asked for");
        assertThat(reveal(program)).isEqualTo(VALUE);
        Files.delete(paths.keyFile());
        assertThat(program.run("credentials", "list", "--json").error()).isEqualTo("vault.keyfile.missing");
    }

    private ProgramRunner.Result recover(String recoveryCode, String... more) {
        return recover(program, recoveryCode, more);
    }

    private static ProgramRunner.Result recover(ProgramRunner runner, String recoveryCode, String... more) {
        return runner.run(java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(
                                "vault",
                                "recover",
                                "--json",
                                "--recovery-code-file",
                                runner.secret("code", recoveryCode),
                                "--new-password-file",
                                runner.secret("new", "new password")),
                        java.util.stream.Stream.of(more))
                .toArray(String[]::new));
    }

    private void assertValueComesBack() {
        assertValue("new password");
        assertThat(program.run("vault", "verify").code()).isZero();
    }

    private void assertValue(String password) {
        program.secret("password", password);
        assertThat(reveal(program)).isEqualTo(VALUE);
    }

    private static String reveal(ProgramRunner runner) {
        return runner.run("credentials", "show", "Bot", "--reveal", "bot_token")
                .out()
                .trim();
    }
}
