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
        assertThat(javaFiles("src"))
                .allSatisfy(file ->
                        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(400));
    }

    @Test
    void noTestSleeps() throws IOException {
        assertThat(javaFiles("src/test"))
                .allSatisfy(file ->
                        assertThat(Files.readString(file)).as(file.toString()).doesNotContain("Thread." + "sleep("));
    }

    private static List<Path> javaFiles(String folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
