package ai.automatos.admin.store;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.LinkedEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A migrated database with its writer and repositories, and a journal that only remembers. */
final class TestStore implements AutoCloseable {
    static final Duration PAUSE = Duration.ofMillis(20);

    final DatabaseLocation location;
    final Database database;
    final RecordingJournal journal = new RecordingJournal();
    final Writer writer;
    final JooqVaultRepository vaults;
    final JooqCredentialRepository credentials;
    final JooqSettingsRepository settings;
    final JooqOwnTypeRepository ownTypes;
    final JooqNoticeRepository notices;
    final JooqLeaseRepository leases;

    TestStore(DatabaseLocation location) {
        this(location, new AuditAppender(UUID.randomUUID(), Clock.systemUTC()));
    }

    TestStore(DatabaseLocation location, AuditAppender appender) {
        this.location = location;
        this.database = new Database(location);
        this.writer = new Writer(database, appender, journal, () -> WriteGate.OPEN, () -> false, PAUSE);
        this.vaults = new JooqVaultRepository(database);
        this.credentials = new JooqCredentialRepository(database);
        this.settings = new JooqSettingsRepository(database);
        this.ownTypes = new JooqOwnTypeRepository(database);
        this.notices = new JooqNoticeRepository(database);
        this.leases = new JooqLeaseRepository(database);
        writer.start();
    }

    void inUnit(Runnable unit) {
        writer.inUnit(unit);
    }

    /** Each event in the one unit. */
    void append(List<AuditEvent> events) {
        writer.inUnit(() -> events.forEach(writer::append));
    }

    List<LinkedEvent> events(long chain) {
        List<LinkedEvent> events = new ArrayList<>();
        JooqAuditRepository log = log();
        log.heads().stream()
                .filter(head -> head.chain() == chain)
                .forEach(head -> log.forEach(chain, 1, head.sequence(), events::add));
        return events;
    }

    JooqAuditRepository log() {
        return new JooqAuditRepository(database, Store.SEGMENT_SIZE);
    }

    Backup backup(Clock clock) {
        return new Backup(database, writer, location, clock);
    }

    @Override
    public void close() {
        writer.close();
        database.close();
    }
}
