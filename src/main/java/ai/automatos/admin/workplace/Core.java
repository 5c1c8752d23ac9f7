package ai.automatos.admin.workplace;

import ai.automatos.admin.audit.journal.JournalFinding;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.AssignmentService;
import ai.automatos.admin.credential.BulkTester;
import ai.automatos.admin.credential.ConnectionTester;
import ai.automatos.admin.credential.CredentialService;
import ai.automatos.admin.credential.DraftSignIn;
import ai.automatos.admin.credential.KeyRotation;
import ai.automatos.admin.credential.OwnTypeService;
import ai.automatos.admin.credential.StoredSignIn;
import ai.automatos.admin.credential.watch.ExpiryCalendar;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.notice.NoticeService;
import ai.automatos.admin.notice.mail.NoticeMailService;
import ai.automatos.admin.settings.SettingsService;
import ai.automatos.admin.vault.AuditReview;
import ai.automatos.admin.vault.BackupService;
import ai.automatos.admin.vault.VaultKeyService;
import ai.automatos.admin.vault.VaultService;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.vault.VaultVerifier;
import java.util.List;

/** One opened vault and its services; the composition root implements it. */
public interface Core extends AutoCloseable {
    VaultService vault();

    VaultKeyService keys();

    /** The shipped types, and from {@link #use} on the own ones too. */
    TypeCatalog types();

    OwnTypeService ownTypes();

    CredentialService credentials();

    AssignmentService assignments();

    ConnectionTester tester();

    /** Sign-ins at providers in the browser. */
    DraftSignIn signIn();

    /** The same with what is stored of a credential. */
    StoredSignIn storedSignIn();

    BulkTester bulkTester();

    /** Expiry dates for other programs. */
    ExpiryCalendar calendar();

    KeyRotation rotation();

    SettingsService settings();

    NoticeService notices();

    NoticeMailService noticeMail();

    /** Everything that can be checked. */
    VaultVerifier verifier();

    /** The log alone; needs no unlocked vault. */
    VaultVerifier logVerifier();

    AuditReview audit();

    BackupService backups();

    /** Where log and database disagree. */
    List<JournalFinding.Incident> incidents();

    boolean isShared();

    /** What events carry as the address of whoever works here: in a team, as the database server sees this client. */
    String address();

    void rebuildIndex();

    /** The session that services work with from now on; the caller still owns it. */
    void use(VaultSession session);

    /** @throws IllegalStateException before {@link #use} */
    VaultSession session();

    /**
     * Warns of expiry dates and tests in turn from now on, as this user: for faces that stay open. Until
     * {@link #stopJobs}, which is called before the session ends; the second call goes on as another user.
     */
    void startJobs(Caller caller);

    /** Does not wait for what runs. */
    void stopJobs();

    @Override
    void close();
}
