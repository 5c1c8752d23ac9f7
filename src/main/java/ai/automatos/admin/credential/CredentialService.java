package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything users do with credentials but testing and assigning them. A change and its event are one unit; a secret
 * leaves after its event is durable. Thread-safe.
 */
public final class CredentialService {
    /** @param session the unlocked vault, or empty while locked */
    public CredentialService(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Messages messages,
            Clock clock,
            Supplier<ZoneId> zone) {}

    /** By name, then environment. Works while locked; then no row is checked. */
    public List<CredentialSummary> list(Caller caller, CredentialFilter filter) {
        throw new UnsupportedOperationException();
    }

    /** Works while locked; then nobody can tell which fields are set. */
    public CredentialView view(Caller caller, UUID id) {
        throw new UnsupportedOperationException();
    }

    /**
     * The one credential of that name; {@code credential.not.found}, or {@code credential.ambiguous} listing the
     * candidates.
     */
    public CredentialSummary find(Caller caller, String name, @Nullable CredentialEnvironment environment) {
        throw new UnsupportedOperationException();
    }

    public SavedCredential create(Caller caller, CredentialDraft draft) {
        throw new UnsupportedOperationException();
    }

    public SavedCredential edit(Caller caller, UUID id, CredentialEdit edit) {
        throw new UnsupportedOperationException();
    }

    /** One value in the clear; the caller wipes it. */
    public SecretBytes reveal(Caller caller, UUID id, String field) {
        throw new UnsupportedOperationException();
    }

    /** As {@link #reveal}, for the clipboard. */
    public SecretBytes copy(Caller caller, UUID id, String field) {
        throw new UnsupportedOperationException();
    }

    /** Nothing happens if it is active already. */
    public void activate(Caller caller, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Nothing happens if it is inactive already. */
    public void deactivate(Caller caller, UUID id) {
        throw new UnsupportedOperationException();
    }

    /** Refused while assigned ({@code credential.assigned}), naming the agents. */
    public void delete(Caller caller, UUID id) {
        throw new UnsupportedOperationException();
    }
}
