package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.ChainProblem;
import ai.automatos.admin.audit.ChainVerifier;
import ai.automatos.admin.audit.journal.JournalComparison;
import ai.automatos.admin.common.AppPaths;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that writes, at random points, again and again on one vault: everything it acknowledged is there, and
 * chains and journal agree. {@code -Dkill.rounds} sets how often.
 */
class KillTest {
    private static final long SEED = 815;

    @TempDir
    Path folder;

    @Test
    void whatWasAcknowledgedSurvives() throws Exception {
        AppPaths paths = new AppPaths(folder.resolve("home"));
        Random random = new Random(SEED);
        int rounds = Integer.getInteger("kill.rounds", 5);
        for (int round = 0; round < rounds; round++) {
            Set<String> acknowledged = killAfter(1 + random.nextInt(60), paths, round);
            assertWhole(paths, acknowledged, "seed %d, round %d".formatted(SEED, round));
        }
    }

    private Set<String> killAfter(int answers, AppPaths paths, int round) throws Exception {
        Path said = folder.resolve("said" + round);
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillVictim.class.getName(),
                        paths.home().toString(),
                        Integer.toString(round))
                .redirectOutput(said.toFile())
                .redirectErrorStream(true)
                .start();
        Waiting.until("the process answers", () -> answers(said).size() >= answers || !victim.isAlive());
        assertThat(victim.isAlive())
                .as("it goes on until killed: " + answers(said))
                .isTrue();
        victim.destroyForcibly().waitFor();
        return Set.copyOf(answers(said));
    }

    /** What it said before it died, but for a last line that was cut. */
    private static List<String> answers(Path said) {
        try {
            String text = Files.readString(said);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertWhole(AppPaths paths, Set<String> acknowledged, String situation) {
        try (Store store = Store.open(DatabaseLocation.embedded(paths), paths, Clock.systemUTC(), path -> {})) {
            assertThat(store.incidents()).as(situation).isEmpty();
            Set<String> stored = new HashSet<>();
            for (ChainHead head : store.auditRepository().heads()) {
                assertThat(new ChainVerifier(store.auditRepository(), new UUID(1, 1), user -> Optional.empty())
                                .verify(head, done -> {})
                                .problems())
                        .as(situation)
                        .isEmpty();
                store.auditRepository()
                        .forEach(
                                head.chain(),
                                1,
                                head.sequence(),
                                event -> stored.add(
                                        head.chain() + " " + event.event().details()));
            }
            for (String details : acknowledged) {
                assertThat(stored)
                        .as("%s: %s", situation, details)
                        .contains("1 " + details, "0 " + details, "1 " + details + "/second");
            }
            List<ChainProblem> problems = new ArrayList<>();
            new JournalComparison(store.auditRepository(), paths.journal(), store.origin(), false)
                    .compare(problems::add, lines -> {});
            assertThat(problems).as(situation).isEmpty();
        }
    }
}
