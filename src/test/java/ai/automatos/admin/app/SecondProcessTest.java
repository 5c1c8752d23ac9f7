package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.store.DatabaseLocation;
import ai.automatos.admin.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecondProcessTest {
    @TempDir
    Path folder;

    @Test
    void isToldWhoHasTheVault() throws Exception {
        ProgramRunner program = new ProgramRunner(folder, "password");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
        AppPaths paths = new AppPaths(program.home());
        try (Store held = Store.open(DatabaseLocation.embedded(paths), paths, Clock.systemUTC(), path -> {})) {
            assertThat(held.incidents()).isEmpty();
            Process second = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Launcher.class.getName(),
                            "--home",
                            program.home().toString(),
                            "--password-file",
                            folder.resolve("password").toString(),
                            "credentials",
                            "list")
                    .redirectErrorStream(true)
                    .start();
            String said = new String(second.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(second.waitFor()).as(said).isEqualTo(5);
            assertThat(said).contains("process " + ProcessHandle.current().pid());
        }
        assertThat(program.run("credentials", "list").code()).isZero();
    }
}
