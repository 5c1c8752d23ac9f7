package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up, and a power supply that fails: what was acknowledged stays. */
class FaultyDiskTest {
    private static final long SEED = 4711;
    private static final UUID ORIGIN = Ids.random();

    @TempDir
    Path folder;

    private int vaults;

    @BeforeAll
    static void register() {
        FilePath.register(new FaultyFilePath());
    }

    @AfterEach
    void repairDisk() {
        FaultyFilePath.WRITES_LEFT.set(-1);
    }

    @Test
    void aPowerLossTakesNothingThatWasAcknowledged() throws IOException {
        Random random = new Random(SEED);
        for (int round = 0; round < 40; round++) {
            Path file = folder.resolve("vault" + ++vaults);
            List<String> acknowledged = new ArrayList<>();
            Database database = migrated(file);
            Writer writer = started(database);
            int units = random.nextInt(20);
            for (int unit = 0; unit < units; unit++) {
                write(writer, "unit " + unit);
                acknowledged.add("unit " + unit);
            }
            FaultyFilePath.WRITES_LEFT.set(random.nextInt(8));
            writeUntilItFails(writer, acknowledged, 20);
            stop(writer, database);
            FaultyFilePath.losePower(file.resolveSibling(file.getFileName() + ".mv.db"));
            FaultyFilePath.WRITES_LEFT.set(-1);
            assertStored(file, acknowledged, "seed %d, round %d".formatted(SEED, round));
        }
    }

    @Test
    void aFullDiskIsSaidAndTheWriterGoesOnOnceThereIsSpace() throws IOException {
        Path file = folder.resolve("full");
        Database database = migrated(file);
        Writer writer = started(database);
        List<String> acknowledged = new ArrayList<>();
        write(writer, "before");
        acknowledged.add("before");
        FaultyFilePath.WRITES_LEFT.set(0);
        assertThatThrownBy(() -> write(writer, "refused"))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        e -> assertThat(e.key()).isIn("store.space.none", "store.outcome.unknown"));
        assertThatThrownBy(() -> write(writer, "refused again"))
                .isInstanceOfSatisfying(
                        UserFacingException.class, e -> assertThat(e.key()).isEqualTo("store.space.none"));
        FaultyFilePath.WRITES_LEFT.set(-1);
        Waiting.until("the writer goes on", () -> writes(writer, "after"));
        acknowledged.add("after");
        stop(writer, database);
        assertStored(file, acknowledged, "after a full disk");
    }

    private static boolean writes(Writer writer, String details) {
        try {
            write(writer, details);
            return true;
        } catch (UserFacingException e) {
            return false;
        }
    }

    private static void writeUntilItFails(Writer writer, List<String> acknowledged, int most) {
        for (int i = 0; i < most; i++) {
            if (!writes(writer, "failing " + i)) {
                return;
            }
            acknowledged.add("failing " + i);
        }
    }

    private static void write(Writer writer, String details) {
        writer.inUnit(() -> {
            writer.append(SampleEvents.simple(1L, details));
            writer.append(SampleEvents.simple(1L, details + " b"));
        });
    }

    private static void assertStored(Path file, List<String> acknowledged, String situation) {
        try (Database database = new Database(location(file))) {
            JooqAuditRepository log = new JooqAuditRepository(database, 1_000);
            List<String> details = new ArrayList<>();
            ChainHead[] previous = {ChainHead.empty(1)};
            for (ChainHead head : log.heads()) {
                log.forEach(head.chain(), 1, head.sequence(), (LinkedEvent event) -> {
                    assertThat(HashChain.follows(previous[0], event))
                            .as(situation)
                            .isTrue();
                    previous[0] = event.head();
                    details.add(event.event().details());
                });
                assertThat(previous[0]).as(situation).isEqualTo(head);
            }
            assertThat(details).as(situation).containsAll(acknowledged);
        }
    }

    private static Database migrated(Path file) {
        new Migrator(location(file)).migrate(Migrator.NEWEST);
        return new Database(location(file));
    }

    private static DatabaseLocation location(Path file) {
        return DatabaseLocation.embedded(FaultyFilePath.SCHEME + ":" + file, file);
    }

    private static Writer started(Database database) {
        Writer writer = new Writer(
                database,
                new AuditAppender(ORIGIN, Clock.systemUTC()),
                events -> {},
                () -> WriteGate.OPEN,
                () -> false,
                Duration.ofMillis(20));
        writer.start();
        return writer;
    }

    private static void stop(Writer writer, Database database) {
        writer.close();
        database.close();
    }
}
