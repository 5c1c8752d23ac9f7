package ai.automatos.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What no compiler checks: sizes of files, and sleeping tests. */
class HouseStyleTest {
    @Test
    void noSourceFileIsLongerThan400Lines() throws IOException {
        for (Path file : javaFiles("src")) {
            assertThat(Files.readAllLines(file).size()).as(file.toString()).isLessThanOrEqualTo(400);
        }
    }

    @Test
    void noTestSleeps() throws IOException {
        for (Path file : javaFiles("src/test")) {
            assertThat(Files.readString(file).contains("Thread." + "sleep("))
                    .as(file.toString())
                    .isFalse();
        }
    }

    private static List<Path> javaFiles(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
