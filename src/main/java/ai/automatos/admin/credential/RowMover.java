package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Gives single rows new keys, each in a unit of its own. A tampered row is left as it is and reported: a new MAC would
 * make it look right. A row that somebody edits at that moment is left for the next pass. One thread.
 */
final class RowMover {
    private final CredentialRepository repository;
    private final Transactions transactions;
    private final CredentialEvents events;
    private final VaultSession vault;
    private final Caller caller;
    private final int generation;
    private final List<Finding> findings = new ArrayList<>();
    private long moved;

    RowMover(
            CredentialRepository repository,
            Transactions transactions,
            CredentialEvents events,
            VaultSession vault,
            Caller caller,
            int generation) {
        this.repository = repository;
        this.transactions = transactions;
        this.events = events;
        this.vault = vault;
        this.caller = caller;
        this.generation = generation;
    }

    /** What could not be moved. */
    List<Finding> findings() {
        return findings;
    }

    long moved() {
        return moved;
    }

    static boolean isOld(CredentialRow row, int generation) {
        return row.mac().generation() != generation
                || (isShared(row) && row.credential().sealed().generation() != generation);
    }

    static boolean isOld(MacRow<?> row, int generation) {
        return row.mac().generation() != generation;
    }

    void moveLive(UUID id) {
        CredentialRow row = repository.find(id).orElse(null);
        if (row == null || !isOld(row, generation)) {
            return;
        }
        Credential old = row.credential();
        if (CheckedRows.integrity(vault, row) != Integrity.AUTHENTIC) {
            findings.add(CredentialFindings.tampered(old));
            return;
        }
        try {
            SealedValue sealed = isShared(row) ? reseal(old.valueContext(), old.sealed()) : old.sealed();
            Credential credential = old.withSealed(sealed);
            RowMac mac = CheckedRows.mac(vault, credential);
            AuditEvent event =
                    events.changed(caller, AuditAction.ROTATED, credential, Map.of("generation", generation));
            transactions.inUnit(() -> {
                repository.update(credential, mac, old.rowVersion());
                events.append(event);
            });
            moved++;
        } catch (UserFacingException e) {
            if (e.kind() != ErrorKind.CONFLICT) {
                leave(e, CredentialFindings.broken(old));
            }
        }
    }

    void moveEarlier(UUID id) {
        CredentialRow row = repository.find(id).orElse(null);
        if (row == null || !isShared(row)) {
            return;
        }
        Credential live = row.credential();
        for (CredentialRepository.EarlierValue value : repository.earlierValues(id)) {
            if (value.sealed().generation() != generation) {
                moveEarlier(live, value);
            }
        }
    }

    private void moveEarlier(Credential live, CredentialRepository.EarlierValue value) {
        try {
            SealedValue sealed = reseal(CredentialFindings.earlierContext(live, value), value.sealed());
            transactions.inUnit(() -> {
                if (repository.find(live.id()).isPresent()) {
                    repository.reseal(live.id(), value.valueVersion(), sealed, null);
                }
            });
        } catch (UserFacingException e) {
            leave(e, CredentialFindings.brokenEarlier(live, value));
        }
    }

    void moveSmallRows() {
        for (MacRow<Assignment> row : repository.allAssignments()) {
            Assignment assignment = row.row();
            UUID credential = assignment.credentialId();
            Supplier<Optional<MacRow<Assignment>>> now = () -> repository.assignments(credential).stream()
                    .filter(other -> other.row().id().equals(assignment.id()))
                    .findFirst();
            move(row, assignment.tenant(), Assignment.TABLE, assignment.macRow(), now, repository::remac);
        }
        for (MacRow<Agent> row : repository.agents()) {
            Agent agent = row.row();
            Supplier<Optional<MacRow<Agent>>> now = () -> repository.agent(agent.tenant(), agent.number());
            move(row, agent.tenant(), Agent.TABLE, agent.macRow(), now, repository::save);
        }
        for (MacRow<Tool> row : repository.tools()) {
            Tool tool = row.row();
            Supplier<Optional<MacRow<Tool>>> now = () -> repository.tool(tool.tenant(), tool.name());
            move(row, tool.tenant(), Tool.TABLE, tool.macRow(), now, repository::save);
        }
    }

    private <T> void move(
            MacRow<T> row,
            long tenant,
            String table,
            CanonicalBytes bytes,
            Supplier<Optional<MacRow<T>>> now,
            BiConsumer<T, RowMac> save) {
        if (tenant != caller.tenant() || !isOld(row, generation)) {
            return;
        }
        if (!vault.isAuthentic(tenant, table, bytes, row.mac())) {
            findings.add(CredentialFindings.tampered(row.row()));
            return;
        }
        RowMac mac = vault.mac(tenant, table, bytes);
        transactions.inUnit(() -> {
            boolean unchanged = now.get()
                    .filter(stored ->
                            Arrays.equals(stored.mac().mac(), row.mac().mac()))
                    .isPresent();
            if (unchanged) {
                save.accept(row.row(), mac);
            }
        });
    }

    private SealedValue reseal(ValueContext context, SealedValue sealed) {
        try (SecretBytes plain = vault.open(context, sealed)) {
            return vault.seal(context, plain);
        }
    }

    private static boolean isShared(CredentialRow row) {
        return row.credential().owner().equals(Ids.SHARED);
    }

    /** A value that does not open is named; anything else that fails stops the rotation, to be run again. */
    private void leave(UserFacingException failure, Finding finding) {
        if (failure.kind() != ErrorKind.VAULT_UNUSABLE) {
            throw failure;
        }
        findings.add(finding);
    }
}
