package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Makes backups on request. The event comes first, so that the backup itself tells of its making. */
public final class BackupService {
    private final VaultArchive archive;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final VaultEvents events;

    public BackupService(
            VaultArchive archive, Transactions transactions, Authorizer authorizer, AuditLog audit, Clock clock) {
        this.archive = archive;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.events = new VaultEvents(audit, clock);
    }

    public VaultArchive.Report backup(Caller caller, Path file) {
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        String name = String.valueOf(file.getFileName());
        transactions.inUnit(() -> events.append(caller, AuditAction.VAULT_BACKUP_MADE, Map.of("file", name)));
        return archive.backup(file);
    }
}
