package ai.automatos.admin.app;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.BackgroundCheckpoints;
import ai.automatos.admin.audit.ChainVerifier;
import ai.automatos.admin.audit.Checkpointer;
import ai.automatos.admin.audit.journal.JournalComparison;
import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.credential.AssignmentService;
import ai.automatos.admin.credential.BulkTester;
import ai.automatos.admin.credential.ConnectionTester;
import ai.automatos.admin.credential.CredentialRepository;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.CredentialVerification;
import ai.automatos.admin.credential.DraftSignIn;
import ai.automatos.admin.credential.KeyGenerations;
import ai.automatos.admin.credential.KeyRotation;
import ai.automatos.admin.credential.MailServers;
import ai.automatos.admin.credential.OwnTypeRepository;
import ai.automatos.admin.credential.OwnTypeRows;
import ai.automatos.admin.credential.OwnTypeService;
import ai.automatos.admin.credential.Prober;
import ai.automatos.admin.credential.StoredSignIn;
import ai.automatos.admin.credential.TenantTypes;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.credential.watch.ExpiryCalendar;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.notice.mail.MailSettings;
import ai.automatos.admin.notice.mail.NoticeMailService;
import ai.automatos.admin.probe.http.TokenEndpoint;
import ai.automatos.admin.settings.CurrentSettings;
import ai.automatos.admin.settings.SettingRows;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.settings.SettingsRepository;
import ai.automatos.admin.settings.SettingsService;
import ai.automatos.admin.settings.SettingsVerification;
import ai.automatos.admin.settings.spec.GeneralSettings;
import ai.automatos.admin.store.Store;
import ai.automatos.admin.vault.AuditReview;
import ai.automatos.admin.vault.BackupService;
import ai.automatos.admin.vault.KdfCost;
import ai.automatos.admin.vault.LogVerification;
import ai.automatos.admin.vault.VaultKeyService;
import ai.automatos.admin.vault.VaultRepository;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.vault.VaultVerifier;
import ai.automatos.admin.workplace.Core;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One opened vault: every service over one store. Closing it closes the store. */
final class OpenCore implements Core {
    static final int CHECKPOINT_EVERY = 1_000;

    private final Store store;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable VaultSession session;
    private final BackgroundCheckpoints checkpoints;
    private final VaultService vault;
    private final VaultKeyService keys;
    private final TenantTypes types;
    private final OwnTypeService ownTypes;
    private final CredentialService credentials;
    private final AssignmentService assignments;
    private final ConnectionTester tester;
    private final DraftSignIn signIn;
    private final StoredSignIn storedSignIn;
    private final BulkTester bulkTester;
    private final ExpiryCalendar calendar;
    private final KeyRotation rotation;
    private final SettingsService settings;
    private final NoticeService notices;
    private final Jobs jobs;
    private final NoticeMailService noticeMail;
    private final ExecutorService mailing = Executors.newSingleThreadExecutor(OpenCore::background);
    private final VaultVerifier verifier;
    private final VaultVerifier logVerifier;
    private final AuditReview audit;
    private final BackupService backups;

    OpenCore(
            Store store,
            AppPaths paths,
            TypeCatalog shipped,
            SettingsCatalog declared,
            CurrentSettings current,
            Prober prober,
            TokenEndpoint tokens,
            MailServers.Sender mailer,
            Messages messages,
            SecureRandom random,
            KdfCost cost,
            Clock clock) {
        this.store = store;
        Transactions transactions = store.transactions();
        AuditRepository events = store.auditRepository();
        VaultRepository vaults = store.vaultRepository();
        CredentialRepository rows = store.credentialRepository();
        Checkpointer checkpointer = new Checkpointer(events, transactions, clock, CHECKPOINT_EVERY);
        SettingsRepository stored = store.settingsRepository();
        SettingRows settingRows = new SettingRows(stored, transactions);
        Supplier<Optional<VaultSession>> open = () -> Optional.ofNullable(session);
        checkpoints = new BackgroundCheckpoints(store.auditLog(), checkpointer, transactions, open, CHECKPOINT_EVERY);
        AuditLog log = checkpoints;
        Authorizer authorizer = new Authorizer(transactions, log, clock);

        vault = new VaultService(vaults, transactions, log, events, checkpointer, paths.keyFile(), random, cost, clock);
        keys = new VaultKeyService(
                vaults, transactions, authorizer, log, events, checkpointer, paths.keyFile(), random, cost, clock);
        settings = new SettingsService(declared, stored, current, transactions, log, authorizer, open, messages, clock);
        OwnTypeReader typeReader = new OwnTypeReader(shipped);
        OwnTypeRepository typeRows = store.ownTypeRepository();
        types = new TenantTypes(shipped, typeRows, typeReader, open, () -> Ids.DEFAULT_TENANT);
        ownTypes = new OwnTypeService(
                typeRows, rows, transactions, log, authorizer, types, typeReader, open, messages, clock);
        credentials = new CredentialService(
                rows,
                transactions,
                log,
                events,
                authorizer,
                types,
                open,
                messages,
                clock,
                () -> current.get(GeneralSettings.TIME_ZONE));
        assignments = new AssignmentService(rows, transactions, log, authorizer, types, open, messages, clock);
        OAuthSignIn browserSignIn = new OAuthSignIn(tokens, authorizer, messages, random);
        signIn = new DraftSignIn(browserSignIn, transactions, log, open, clock);
        storedSignIn =
                new StoredSignIn(browserSignIn, rows, transactions, log, authorizer, types, open, messages, clock);
        tester = new ConnectionTester(
                rows, transactions, log, authorizer, types, open, prober, store.leaseRepository(), messages, clock);
        bulkTester = new BulkTester(credentials, tester, messages, () -> current.get(GeneralSettings.PARALLEL_TESTS));
        calendar = new ExpiryCalendar(credentials, messages, () -> current.get(GeneralSettings.TIME_ZONE), clock);
        rotation = new KeyRotation(
                rows,
                transactions,
                log,
                authorizer,
                generations(keys),
                List.of(settingRows, new OwnTypeRows(typeRows, transactions)),
                open,
                clock);
        notices = new NoticeService(store.noticeRepository(), transactions, log, authorizer, clock);
        noticeMail = new NoticeMailService(
                notices,
                new MailServers(rows, transactions, log, authorizer, open, mailer, clock),
                () -> mailSettings(current),
                this::address,
                authorizer,
                messages,
                clock,
                mailing);
        notices.listen(noticeMail);
        jobs = new Jobs(
                credentials, tester, bulkTester, types, notices, store.leaseRepository(), transactions, current, clock);
        LogVerification logVerification = new LogVerification(
                events,
                () -> new ChainVerifier(events, vault.info().id(), user -> vault.trustedKey(open.get(), user)),
                new JournalComparison(events, paths.journal(), store.origin(), store.isShared()));
        verifier = new VaultVerifier(
                authorizer,
                Permission.ADMINISTER_VAULT,
                List.of(
                        new CredentialVerification(rows, typeRows, events, open),
                        new SettingsVerification(declared, stored, events, open),
                        logVerification));
        logVerifier = new VaultVerifier(authorizer, Permission.VIEW_AUDIT, List.of(logVerification));
        audit = new AuditReview(events, authorizer);
        backups = new BackupService(store.archive(), transactions, authorizer, log, clock);
    }

    @Override
    public VaultService vault() {
        return vault;
    }

    @Override
    public VaultKeyService keys() {
        return keys;
    }

    @Override
    public TypeCatalog types() {
        return types;
    }

    @Override
    public OwnTypeService ownTypes() {
        return ownTypes;
    }

    @Override
    public CredentialService credentials() {
        return credentials;
    }

    @Override
    public AssignmentService assignments() {
        return assignments;
    }

    @Override
    public ConnectionTester tester() {
        return tester;
    }

    @Override
    public BulkTester bulkTester() {
        return bulkTester;
    }

    @Override
    public DraftSignIn signIn() {
        return signIn;
    }

    @Override
    public ExpiryCalendar calendar() {
        return calendar;
    }

    @Override
    public StoredSignIn storedSignIn() {
        return storedSignIn;
    }

    @Override
    public KeyRotation rotation() {
        return rotation;
    }

    @Override
    public SettingsService settings() {
        return settings;
    }

    @Override
    public NoticeService notices() {
        return notices;
    }

    @Override
    public NoticeMailService noticeMail() {
        return noticeMail;
    }

    @Override
    public VaultVerifier verifier() {
        return verifier;
    }

    @Override
    public VaultVerifier logVerifier() {
        return logVerifier;
    }

    @Override
    public AuditReview audit() {
        return audit;
    }

    @Override
    public BackupService backups() {
        return backups;
    }

    @Override
    public List<JournalFinding.Incident> incidents() {
        return store.incidents();
    }

    @Override
    public boolean isShared() {
        return store.isShared();
    }

    @Override
    public String address() {
        return LocalAddress.text(store.clientAddress());
    }

    @Override
    public void rebuildIndex() {
        store.rebuildIndex();
    }

    @Override
    public void use(VaultSession opened) {
        session = opened;
        types.refresh();
    }

    @Override
    public VaultSession session() {
        return Optional.ofNullable(session).orElseThrow(IllegalStateException::new);
    }

    @Override
    public void startJobs(Caller caller) {
        jobs.start(caller);
    }

    @Override
    public void stopJobs() {
        jobs.stop();
    }

    /** The second time does nothing. */
    @Override
    public void close() {
        session = null;
        if (!closed.getAndSet(true)) {
            jobs.close();
            noticeMail.close();
            mailing.shutdownNow();
            checkpoints.close();
            store.close();
        }
    }

    private static MailSettings mailSettings(CurrentSettings current) {
        return new MailSettings(
                current.get(GeneralSettings.MAIL_NOTICES),
                current.get(GeneralSettings.MAIL_CREDENTIAL),
                current.get(GeneralSettings.MAIL_RECIPIENTS),
                String.join("", current.get(GeneralSettings.MAIL_SENDER)),
                current.get(GeneralSettings.PLATFORM_NAME));
    }

    private static Thread background(Runnable work) {
        Thread thread = new Thread(work, "notice-mail");
        thread.setDaemon(true);
        return thread;
    }

    private static KeyGenerations generations(VaultKeyService keys) {
        return new KeyGenerations() {
            @Override
            public int begin(Caller caller, VaultSession opened, long tenant, UUID owner) {
                return keys.beginRotation(caller, opened, tenant, owner);
            }

            @Override
            public void end(Caller caller, VaultSession opened, long tenant, UUID owner) {
                keys.endRotation(caller, opened, tenant, owner);
            }
        };
    }
}
