package ai.automatos.admin.app;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.AppPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
    private static final int WORKERS = 4;
    private static final String VALUE = "the one right value";

    @TempDir
    Path folder;

    private Path pristine;

    @BeforeEach
    void fill() throws IOException {
        ProgramRunner program = runner("first");
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
        pristine = program.home();
    }

    /** Side by side, for most of a round is waiting for the disk. */
    @Test
    void neverASilentlyWrongValue() throws Exception {
        int rounds = Integer.getInteger("flip.rounds", 200) / WORKERS;
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<Integer>> right = IntStream.range(0, WORKERS)
                    .mapToObj(worker -> workers.submit(() -> flip(runner("worker" + worker), SEED + worker, rounds)))
                    .toList();
            int sum = 0;
            for (Future<Integer> result : right) {
                sum += result.get();
            }
            assertThat(sum).as("rounds that still gave the value").isBetween(1, rounds * WORKERS - 1);
        } finally {
            workers.shutdownNow();
        }
    }

    /** @return in how many rounds the value came in spite of the flipped bit */
    private int flip(ProgramRunner program, long seed, int rounds) throws IOException {
        Random random = new Random(seed);
        int right = 0;
        for (int round = 0; round < rounds; round++) {
            restore(program.home());
            List<Path> targets = targets(program.home());
            Path target = targets.get(round % targets.size());
            byte[] content = Files.readAllBytes(target);
            int bit = random.nextInt(content.length * 8);
            content[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(target, content);
            ProgramRunner.Result result = program.run("credentials", "show", "Bot", "--reveal", "bot_token");
            String situation = "seed %d, round %d: bit %d of %s".formatted(seed, round, bit, target.getFileName());
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
        return right;
    }

    private ProgramRunner runner(String name) {
        try {
            return new ProgramRunner(Files.createDirectory(folder.resolve(name)), "password-of-this-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> targets(Path home) throws IOException {
        AppPaths paths = new AppPaths(home);
        try (Stream<Path> journal = Files.list(paths.journal())) {
            return List.of(paths.databaseFile(), journal.findFirst().orElseThrow(), paths.keyFile());
        }
    }

    private void restore(Path home) throws IOException {
        if (Files.exists(home)) {
            try (Stream<Path> files = Files.walk(home)) {
                files.sorted(Comparator.reverseOrder()).forEach(BitFlipTest::delete);
            }
        }
        copy(pristine, home);
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
