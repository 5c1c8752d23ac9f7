package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.UserFacingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No flipped bit in a backup goes unnoticed, wherever it lies. */
class ArchiveDamageTest {
    private static final int ROUNDS = Integer.getInteger("flip.rounds", 200);
    private static final long SEED = 20261124;

    @TempDir
    Path folder;

    @Test
    void everyFlippedBitIsNoticed() throws Exception {
        Path file = folder.resolve("whole.vault-backup");
        try (TestStore store = new TestStore(TestEngine.H2.migrated(folder.resolve("source")))) {
            store.append(List.of(SampleEvents.simple(1, "{}"), SampleEvents.simple(0, "{}")));
            store.backup(Clock.systemUTC()).backup(file);
        }
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        List<String> unnoticed = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            byte[] bytes = whole.clone();
            int at = random.nextInt(bytes.length);
            bytes[at] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(folder.resolve("damaged.vault-backup"), bytes);
            try (Archive archive = Archive.open(damaged)) {
                archive.verify();
                unnoticed.add("byte " + at + " of " + bytes.length);
            } catch (UserFacingException e) {
                assertThat(e.key()).as("byte " + at).isEqualTo("store.backup.damaged");
            }
        }
        assertThat(unnoticed).as("seed " + SEED).isEmpty();
    }
}
