package ai.automatos.admin.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When units are refused, and how it goes on. */
class WriterGateTest {
    @TempDir
    Path folder;

    private final RecordingJournal journal = new RecordingJournal();
    private final AtomicBoolean low = new AtomicBoolean();
    private final AtomicReference<WriteGate> check = new AtomicReference<>(WriteGate.OPEN);
    private Database database;

    @BeforeEach
    void openDatabase() {
        database = new Database(TestEngine.H2.migrated(folder));
    }

    @AfterEach
    void closeDatabase() {
        database.close();
    }

    @Test
    void refusesUnitsWhileTheJournalFailsAndGoesOnOnceItIsRepaired() {
        AtomicBoolean broken = new AtomicBoolean(true);
        journal.before(events -> {
            if (broken.get()) {
                throw new IOException("No space left on device");
            }
        });
        try (Writer writer = writer(() -> {
            if (broken.get()) {
                throw new UserFacingException(ErrorKind.UNAVAILABLE, "store.journal.failed");
            }
            return WriteGate.OPEN;
        })) {
            broken.set(false);
            writer.start();
            broken.set(true);
            assertThatThrownBy(() -> append(writer)).hasMessage("store.journal.failed");
            AtomicBoolean ran = new AtomicBoolean();
            assertThatThrownBy(() -> writer.inUnit(() -> ran.set(true))).hasMessage("store.journal.failed");
            assertThat(ran).isFalse();
            broken.set(false);
            Waiting.until("repaired", () -> writer.gate().state() == WriteGate.State.OPEN);
            append(writer);
        }
        assertThat(journal.events()).extracting(LinkedEvent::sequence).containsExactly(2L);
    }

    @Test
    void letsOnlyTheAcknowledgementPassAnIncident() {
        check.set(WriteGate.incident(new UserFacingException(ErrorKind.VAULT_UNUSABLE, "audit.database.behind")));
        try (Writer writer = writer(check::get)) {
            writer.start();
            assertThatThrownBy(() -> append(writer)).hasMessage("audit.database.behind");
            writer.inUnit(() -> {
                check.set(WriteGate.OPEN);
                writer.startEpoch(SampleEvents.simple(1, "{\"accepted\":true}"));
            });
            append(writer);
        }
        assertThat(journal.events()).extracting(LinkedEvent::epoch).containsExactly(2, 2);
        assertThat(journal.events()).extracting(LinkedEvent::sequence).containsExactly(1L, 2L);
    }

    @Test
    void refusesBeforehandWhenSpaceIsLow() {
        try (Writer writer = writer(check::get)) {
            writer.start();
            low.set(true);
            AtomicBoolean ran = new AtomicBoolean();
            assertThatThrownBy(() -> writer.inUnit(() -> ran.set(true))).hasMessage("store.space.low");
            assertThat(ran).isFalse();
            low.set(false);
            append(writer);
        }
    }

    @Test
    void startsNotAtAllIfTheCheckFails() {
        try (Writer writer = writer(() -> {
            throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "audit.journal.damaged", "f", "1");
        })) {
            assertThatThrownBy(writer::start).hasMessage("audit.journal.damaged");
            assertThatThrownBy(() -> append(writer)).hasMessage("store.closed");
        }
    }

    @Test
    void goesDownIfTheCheckFailsAfterAnAcknowledgement() {
        check.set(WriteGate.incident(new UserFacingException(ErrorKind.VAULT_UNUSABLE, "audit.database.behind")));
        AtomicBoolean broken = new AtomicBoolean();
        try (Writer writer = writer(() -> {
            if (broken.get()) {
                throw new UserFacingException(ErrorKind.UNAVAILABLE, "store.unreachable");
            }
            return check.get();
        })) {
            writer.start();
            writer.inUnit(() -> {
                check.set(WriteGate.OPEN);
                broken.set(true);
                writer.startEpoch(SampleEvents.simple(1, "{}"));
            });
            assertThatThrownBy(() -> append(writer)).hasMessage("store.unreachable");
            broken.set(false);
            Waiting.until("repaired", () -> writer.gate().state() == WriteGate.State.OPEN);
            append(writer);
        }
        assertThat(journal.events()).extracting(LinkedEvent::sequence).containsExactly(1L, 2L);
    }

    private void append(Writer writer) {
        writer.inUnit(() -> List.of(SampleEvents.simple(1, "{}")).forEach(writer::append));
    }

    private Writer writer(Supplier<WriteGate> startUpCheck) {
        AuditAppender appender = new AuditAppender(UUID.randomUUID(), Clock.systemUTC());
        return new Writer(database, appender, journal, startUpCheck, low::get, TestStore.PAUSE);
    }
}
