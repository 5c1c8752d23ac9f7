package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Tests credentials against their services. Thread-safe; blocks for as long as the test takes. */
public final class ConnectionTester {
    public ConnectionTester(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Prober prober,
            Messages messages,
            Clock clock) {}

    /** Tests a stored credential, active or not, and keeps the result as its status unless cancelled. */
    public TestResult test(Caller caller, UUID id, Duration limit, CancelSignal cancel) {
        throw new UnsupportedOperationException();
    }

    /** Tests values before they are saved; nothing is stored but the event. */
    public TestResult test(Caller caller, CredentialDraft draft, Duration limit, CancelSignal cancel) {
        throw new UnsupportedOperationException();
    }
}
