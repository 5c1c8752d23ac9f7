package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Moves everything to a new generation of the tenant's keyring: row by row in short units, so that it can be killed
 * anywhere and run again, while others go on working.
 */
public final class KeyRotation {
    public KeyRotation(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            KeyGenerations generations,
            Supplier<Optional<VaultSession>> session,
            Clock clock) {}

    /** Starts a rotation, or finishes one that was interrupted. @return the generation in use now */
    public int rotate(Caller caller, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
