package ai.automatos.admin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.app.Program;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.vault.KdfCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DemoFolderTest {
    @TempDir
    private Path temporary;

    @Test
    void closingTheVaultLeavesNothing() throws IOException {
        try (Program program =
                        new Program(new Messages(Locale.ENGLISH), KdfCost.STANDARD, Clock.systemUTC(), Map.of());
                DemoVault demo = program.demo(temporary)) {
            demo.open();
            assertThat(demo.place().paths().databaseFile()).exists();
        }
        assertThat(inside(temporary)).isEmpty();
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "its file systems know no POSIX permissions")
    void onlyItsOwnerMayEnter() throws IOException {
        try (DemoFolder folder = DemoFolder.create(temporary)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void whatADeadProcessLeftIsRemovedAndNothingElse() throws IOException {
        Path dead = Files.createDirectory(temporary.resolve(DemoFolder.PREFIX + "dead"));
        Files.createFile(dead.resolve("demo.lock"));
        Files.createFile(Files.createDirectory(dead.resolve("audit")).resolve("1.ndjson"));
        Path other = Files.createDirectory(temporary.resolve("somebody-else"));
        Path justMade = Files.createDirectory(temporary.resolve(DemoFolder.PREFIX + "starting"));
        try (DemoFolder alive = DemoFolder.create(temporary);
                DemoFolder second = DemoFolder.create(temporary)) {
            assertThat(inside(temporary)).containsExactlyInAnyOrder(alive.path(), second.path(), other, justMade);
        }
    }

    @Test
    void emptyingKeepsTheFolderItsOwn() throws IOException {
        try (DemoFolder folder = DemoFolder.create(temporary)) {
            Files.createFile(folder.path().resolve("vault.mv.db"));
            folder.empty();
            assertThat(inside(folder.path())).containsExactly(folder.path().resolve("demo.lock"));
            DemoFolder.create(temporary).close();
            assertThat(folder.path()).isDirectory();
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
