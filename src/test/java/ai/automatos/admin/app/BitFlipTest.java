package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Flips one bit of the database, the journal or the key file and asks for a value: it is the right one, or a clear
 * refusal. {@code -Dflip.rounds} sets how often.
 */
class BitFlipTest {
    private static final long SEED = 20261124;
    private static final String VALUE = "the one right value";

    @TempDir
    Path folder;

    private ProgramRunner program;
    private Path pristine;

    @BeforeEach
    void fill() throws IOException {
        program = new ProgramRunner(folder, "password-of-this-test");
        assertThat(program.run("vault", "init", "--user", "ada").code()).isZero();
        assertThat(program.run(
                                "credentials",
                                "add",
                                "--type",
                                "slack",
                                "--name",
                                "Bot",
                                "--secret",
                                "bot_token=@" + program.secret("value", VALUE))
                        .code())
                .isZero();
        pristine = folder.resolve("pristine");
        copy(program.home(), pristine);
    }

    @Test
    void neverASilentlyWrongValue() throws IOException {
        Random random = new Random(SEED);
        List<Path> targets = targets();
        int rounds = Integer.getInteger("flip.rounds", 200);
        int right = 0;
        for (int round = 0; round < rounds; round++) {
            restore();
            Path target = targets.get(round % targets.size());
            byte[] content = Files.readAllBytes(target);
            int bit = random.nextInt(content.length * 8);
            content[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(target, content);
            ProgramRunner.Result result = program.run("credentials", "show", "Bot", "--reveal", "bot_token");
            String situation = "seed %d, round %d: bit %d of %s".formatted(SEED, round, bit, target.getFileName());
            if (result.code() == 0) {
                assertThat(result.out().trim()).as(situation).isEqualTo(VALUE);
                right++;
            } else {
                assertThat(result.out()).as(situation).isEmpty();
                assertThat(result.err()).as(situation).isNotBlank().doesNotContain("\tat ");
                // A damaged file must never look like the user's mistake.
                assertThat(result.code()).as(situation + ": " + result.err()).isNotEqualTo(2);
                assertThat(result.err()).as(situation).doesNotContain("Wrong password", "unexpected");
            }
        }
        assertThat(right).as("rounds that still gave the value").isBetween(1, rounds - 1);
    }

    private List<Path> targets() throws IOException {
        AppPaths paths = new AppPaths(program.home());
        try (Stream<Path> journal = Files.list(paths.journal())) {
            return List.of(paths.databaseFile(), journal.findFirst().orElseThrow(), paths.keyFile());
        }
    }

    private void restore() throws IOException {
        try (Stream<Path> files = Files.walk(program.home())) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(BitFlipTest::delete);
        }
        copy(pristine, program.home());
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
