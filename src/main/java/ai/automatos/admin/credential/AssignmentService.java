package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands credentials to agents for a tool. Thread-safe. */
public final class AssignmentService {
    public AssignmentService(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Clock clock) {}

    /**
     * Records the agent and the tool where they are missing.
     *
     * @param agentName needed for an agent not yet recorded; another name than recorded renames it
     */
    public Assignment assign(
            Caller caller,
            UUID credentialId,
            long agentNumber,
            @Nullable String agentName,
            String tool,
            Assignment.Permission permission) {
        throw new UnsupportedOperationException();
    }

    /** @param tool null for all tools of that agent */
    public List<Assignment> unassign(Caller caller, UUID credentialId, long agentNumber, @Nullable String tool) {
        throw new UnsupportedOperationException();
    }

    /** By agent number, then tool. Works while locked; then no row is checked. */
    public List<AssignedAgent> list(Caller caller, UUID credentialId) {
        throw new UnsupportedOperationException();
    }

    /** Says which credential types a tool takes; none for any. */
    public Tool defineTool(Caller caller, String name, List<String> typeKeys) {
        throw new UnsupportedOperationException();
    }
}
