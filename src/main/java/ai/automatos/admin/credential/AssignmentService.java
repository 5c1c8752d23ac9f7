package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Hands credentials to agents for a tool. Thread-safe. */
public final class AssignmentService {
    private final CredentialRepository repository;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final CredentialRules rules;
    private final Clock clock;
    private final CredentialEvents events;
    private final CheckedRows rows;
    private final AgentsAndTools records;

    /** @param session the unlocked vault, or empty while locked */
    public AssignmentService(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            TypeCatalog types,
            Supplier<Optional<VaultSession>> session,
            Messages messages,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.rules = new CredentialRules(messages);
        this.clock = clock;
        this.events = new CredentialEvents(transactions, audit, clock);
        this.rows = new CheckedRows(repository, authorizer, events, session);
        this.records = new AgentsAndTools(repository, types);
    }

    /**
     * Records the agent and the tool where they are missing. Refused for an inactive or expired credential, and for a
     * tool that takes other types.
     *
     * @param agentNumber the platform's agent id, above 0
     * @param agentName needed for an agent not yet recorded; another name than recorded renames it
     */
    public Assignment assign(
            Caller caller,
            UUID credentialId,
            long agentNumber,
            @Nullable String agentName,
            String tool,
            Assignment.Permission permission) {
        Credential credential =
                rows.obeyed(caller, credentialId, Permission.EDIT_CREDENTIALS).credential();
        requireUsable(credential);
        VaultSession vault = rows.unlocked();
        String toolName = rules.line("tool", tool, CredentialRules.MAXIMUM_NAME);
        String newName = agentName == null ? null : rules.line("agent", agentName, CredentialRules.MAXIMUM_NAME);
        Assignment assignment = new Assignment(
                Ids.random(),
                credential.tenant(),
                agentNumber,
                toolName,
                credentialId,
                permission,
                Times.now(clock),
                caller.actor().name());
        // The oldest of the three MACs: if its key is current in the unit, so are the others'.
        RowMac mac = vault.mac(assignment.tenant(), Assignment.TABLE, assignment.macRow());
        AgentsAndTools.Change<Agent> agent = records.agent(vault, credential.tenant(), agentNumber, newName);
        AgentsAndTools.Change<Tool> taking = records.tool(vault, credential, toolName);
        AgentRef ref = new AgentRef(agentNumber, agent.row().name());
        AuditEvent event = events.assigned(caller, AuditAction.ASSIGNED, credential.ref(), ref, assignment);
        transactions.inUnit(() -> {
            CheckedRows.requireCurrent(vault, assignment.tenant(), mac);
            requireStillThere(credential);
            requireNew(assignment, credential);
            agent.save(repository::save);
            taking.save(repository::save);
            repository.insert(assignment, mac);
            events.append(event);
        });
        return assignment;
    }

    /**
     * Works on tampered assignments too, so that a planted one can be removed.
     *
     * @param tool null for all tools of that agent
     * @return what was removed, at least one
     */
    public List<Assignment> unassign(Caller caller, UUID credentialId, long agentNumber, @Nullable String tool) {
        Credential credential =
                rows.obeyed(caller, credentialId, Permission.EDIT_CREDENTIALS).credential();
        String toolName = tool == null ? null : CredentialRules.normalised(tool);
        AgentRef agent = new AgentRef(agentNumber, agentName(credential.tenant(), agentNumber));
        return transactions.inUnit(() -> {
            List<Assignment> removed = repository.assignments(credentialId).stream()
                    .map(MacRow::row)
                    .filter(row -> row.agentNumber() == agentNumber)
                    .filter(row -> toolName == null || row.tool().equals(toolName))
                    .toList();
            if (removed.isEmpty()) {
                throw new UserFacingException(
                        ErrorKind.NOT_FOUND,
                        "credential.assignment.missing",
                        credential.name(),
                        Long.toString(agentNumber));
            }
            for (Assignment row : removed) {
                repository.deleteAssignment(row.id());
                events.append(events.assigned(caller, AuditAction.UNASSIGNED, credential.ref(), agent, row));
            }
            return removed;
        });
    }

    /** By agent number, then tool. Works while locked; then no row is checked. */
    public List<AssignedAgent> list(Caller caller, UUID credentialId) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        Credential credential = rows.visible(caller, credentialId).credential();
        Optional<VaultSession> vault = rows.session();
        return repository.assignments(credentialId).stream()
                .map(assigned -> new AssignedAgent(
                        assigned.row(),
                        agentName(credential.tenant(), assigned.row().agentNumber()),
                        vault.map(open -> AgentsAndTools.integrity(open, assigned))
                                .orElse(Integrity.UNCHECKED)))
                .sorted(Comparator.comparingLong((AssignedAgent assigned) ->
                                assigned.assignment().agentNumber())
                        .thenComparing(assigned -> assigned.assignment().tool()))
                .toList();
    }

    /** Says which credential types a tool takes; none for any. What is assigned already stays. */
    public Tool defineTool(Caller caller, String name, List<String> typeKeys) {
        VaultSession vault = rows.unlocked();
        authorizer.require(caller, Permission.EDIT_CREDENTIALS);
        String toolName = rules.line("tool", name, CredentialRules.MAXIMUM_NAME);
        AgentsAndTools.Change<Tool> change = records.define(vault, caller.tenant(), toolName, typeKeys);
        AuditEvent event = events.event(
                caller,
                AuditAction.SETTING_CHANGED,
                AuditResult.SUCCESS,
                null,
                null,
                Map.of("tool", toolName, "types", change.row().typeKeys()));
        transactions.inUnit(() -> {
            change.requireCurrent(vault, caller.tenant());
            change.save(repository::save);
            events.append(event);
        });
        return change.row();
    }

    private String agentName(long tenant, long number) {
        return repository.agent(tenant, number).map(agent -> agent.row().name()).orElse("");
    }

    private void requireUsable(Credential credential) {
        CredentialStatus status = CredentialStatus.of(credential, CredentialActivity.NONE, Times.now(clock));
        if (status == CredentialStatus.INACTIVE) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.inactive", credential.name());
        }
        if (status == CredentialStatus.EXPIRED) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.expired", credential.name());
        }
    }

    private void requireStillThere(Credential credential) {
        boolean same = repository
                .find(credential.id())
                .filter(row -> row.credential().rowVersion() == credential.rowVersion())
                .isPresent();
        if (!same) {
            throw new UserFacingException(ErrorKind.CONFLICT, "credential.edited.meanwhile", credential.name());
        }
    }

    private void requireNew(Assignment assignment, Credential credential) {
        boolean taken = repository.assignments(credential.id()).stream()
                .map(MacRow::row)
                .anyMatch(row -> row.agentNumber() == assignment.agentNumber()
                        && row.tool().equals(assignment.tool()));
        if (taken) {
            throw new UserFacingException(
                    ErrorKind.CONFLICT,
                    "credential.assignment.exists",
                    credential.name(),
                    Long.toString(assignment.agentNumber()),
                    assignment.tool());
        }
    }
}
