package ai.automatos.admin.store;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.credential.CredentialRepository;
import ai.automatos.admin.credential.OwnTypeRepository;
import ai.automatos.admin.notice.NoticeRepository;
import ai.automatos.admin.schedule.LeaseRepository;
import ai.automatos.admin.settings.SettingsRepository;
import ai.automatos.admin.vault.VaultArchive;
import ai.automatos.admin.vault.VaultRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** An opened database with everything that reads and writes it. Closing it ends the writer and frees the vault. */
public final class Store implements AutoCloseable {
    static final int SEGMENT_SIZE = 50_000;

    private static final long LEAST_SPACE = 64L * 1024 * 1024;
    private static final Duration REPAIR_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_SEGMENT = Duration.ofSeconds(10);

    private final InstanceLock lock;
    private final Database database;
    private final Writer writer;
    private final JournalGuard journal;
    private final JooqVaultRepository vaults;
    private final JooqAuditRepository log;
    private final JooqCredentialRepository credentials;
    private final JooqSettingsRepository settings;
    private final JooqOwnTypeRepository ownTypes;
    private final JooqNoticeRepository notices;
    private final JooqLeaseRepository leases;
    private final Backup backup;
    private final AuditIndexer indexer;
    private final UUID origin;
    private final ExecutorService indexing = Executors.newSingleThreadExecutor(Store::background);

    private Store(
            InstanceLock lock,
            Database database,
            DatabaseLocation location,
            AppPaths paths,
            UUID origin,
            BooleanSupplier low,
            Clock clock) {
        this.lock = lock;
        this.database = database;
        this.vaults = new JooqVaultRepository(database);
        this.log = new JooqAuditRepository(database, SEGMENT_SIZE);
        this.credentials = new JooqCredentialRepository(database);
        this.settings = new JooqSettingsRepository(database);
        this.ownTypes = new JooqOwnTypeRepository(database);
        this.notices = new JooqNoticeRepository(database);
        this.leases = new JooqLeaseRepository(database);
        this.journal = new JournalGuard(database, vaults, log, paths.journal(), origin, !database.isEmbedded());
        this.writer =
                new Writer(database, new AuditAppender(origin, clock), journal, journal::check, low, REPAIR_PAUSE);
        this.indexer = new AuditIndexer(database, writer, log, SEGMENT_SIZE);
        this.origin = origin;
        this.backup = new Backup(database, writer, location, clock);
    }

    /**
     * Opens an existing vault.
     *
     * @param announce hears the path of the backup made before a migration
     */
    public static Store open(DatabaseLocation location, AppPaths paths, Clock clock, Consumer<Path> announce) {
        return StoreOpening.open(location, paths, clock, false, announce);
    }

    /** Opens the place of a new vault; what must not be overwritten is refused. */
    public static Store create(DatabaseLocation location, AppPaths paths, Clock clock) {
        return StoreOpening.open(location, paths, clock, true, path -> {});
    }

    static Store started(InstanceLock lock, Database database, DatabaseLocation location, AppPaths paths, Clock clock) {
        BooleanSupplier low =
                database.isEmbedded() ? () -> paths.home().toFile().getUsableSpace() < LEAST_SPACE : () -> false;
        Store store = new Store(lock, database, location, paths, Origin.of(paths.origin()), low, clock);
        try {
            store.writer.start();
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
        store.indexing.execute(
                () -> StoreOpening.quietly("indexing the audit log", store.indexer::indexFinishedSegments));
        return store;
    }

    public Transactions transactions() {
        return writer;
    }

    public AuditLog auditLog() {
        return writer;
    }

    public AuditRepository auditRepository() {
        return log;
    }

    public VaultRepository vaultRepository() {
        return vaults;
    }

    public CredentialRepository credentialRepository() {
        return credentials;
    }

    public SettingsRepository settingsRepository() {
        return settings;
    }

    public OwnTypeRepository ownTypeRepository() {
        return ownTypes;
    }

    public NoticeRepository noticeRepository() {
        return notices;
    }

    public LeaseRepository leaseRepository() {
        return leases;
    }

    public VaultArchive archive() {
        return backup;
    }

    /** Where log and database disagree; while there is one, nothing can be written but its acknowledgement. */
    public List<JournalFinding.Incident> incidents() {
        return journal.incidents();
    }

    /** This computer's identity among the clients of the vault. */
    public UUID origin() {
        return origin;
    }

    /** Drops the derived index of the log and builds it anew. Blocks. */
    public void rebuildIndex() {
        indexer.rebuild();
    }

    /** This client's address as the database server sees it; empty for an embedded database. */
    public Optional<String> clientAddress() {
        return isShared()
                ? database.read(context -> Optional.ofNullable(
                        context.fetchOne("select host(inet_client_addr())").get(0, String.class)))
                : Optional.empty();
    }

    public boolean isShared() {
        return !database.isEmbedded();
    }

    @Override
    public void close() {
        indexing.shutdown();
        writer.close();
        try {
            // Refused by the writer, the indexer ends at its next segment.
            awaitIndexer();
            journal.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            database.close();
            lock.close();
        }
    }

    private void awaitIndexer() {
        try {
            if (!indexing.awaitTermination(LONGEST_SEGMENT.toSeconds(), TimeUnit.SECONDS)) {
                indexing.shutdownNow();
            }
        } catch (InterruptedException e) {
            indexing.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private static Thread background(Runnable work) {
        Thread thread = new Thread(work, "audit-indexer");
        thread.setDaemon(true);
        return thread;
    }
}
