package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.SignedRows;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Moves everything to a new generation of the tenant's shared keyring: row by row in short units, so that it can be
 * killed anywhere and run again, while others go on working. Rows that others write with the old key meanwhile are
 * found by another pass; the last look and the end of the old key are one unit, so that nothing slips between them.
 */
public final class KeyRotation {
    /** Enough for rows that others keep editing; then they are left for another time. */
    private static final int MAXIMUM_PASSES = 50;

    private final CredentialRepository repository;
    private final Transactions transactions;
    private final Authorizer authorizer;
    private final KeyGenerations generations;
    private final CredentialEvents events;
    private final CheckedRows rows;
    private final List<SignedRows> others;

    /**
     * @param others what other rooms signed with the same keys
     * @param session the unlocked vault, or empty while locked
     */
    public KeyRotation(
            CredentialRepository repository,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            KeyGenerations generations,
            List<SignedRows> others,
            Supplier<Optional<VaultSession>> session,
            Clock clock) {
        this.repository = repository;
        this.transactions = transactions;
        this.authorizer = authorizer;
        this.generations = generations;
        this.others = List.copyOf(others);
        this.events = new CredentialEvents(transactions, audit, clock);
        this.rows = new CheckedRows(repository, authorizer, events, session);
    }

    /** Starts a rotation, or finishes one that was interrupted. Blocks; one at a time for a tenant. */
    public RotationReport rotate(Caller caller, Progress progress) {
        VaultSession vault = rows.unlocked();
        authorizer.require(caller, Permission.ADMINISTER_VAULT);
        int generation = generations.begin(caller, vault, caller.tenant(), Ids.SHARED);
        RowMover mover = new RowMover(repository, transactions, events, vault, caller, generation);
        moveEverything(mover, caller.tenant(), progress);
        moveSmallRows(mover, vault, caller.tenant());
        for (int pass = 1; pass < MAXIMUM_PASSES; pass++) {
            if (!mover.findings().isEmpty()) {
                return new RotationReport(generation, mover.moved(), mover.findings());
            }
            if (endIfUnused(caller, vault, generation)) {
                return new RotationReport(generation, mover.moved(), List.of());
            }
            oldCredentials(caller.tenant(), generation).forEach(mover::moveLive);
            moveSmallRows(mover, vault, caller.tenant());
        }
        return new RotationReport(generation, mover.moved(), List.of(Finding.of("rotation.busy")));
    }

    private void moveEverything(RowMover mover, long tenant, Progress progress) {
        List<UUID> all = new ArrayList<>();
        repository.forEach(row -> {
            if (row.credential().tenant() == tenant) {
                all.add(row.credential().id());
            }
        });
        int done = 0;
        for (UUID id : all) {
            // Live first: what becomes an earlier value from then on has the new key already.
            mover.moveLive(id);
            mover.moveEarlier(id);
            done++;
            progress.at("rotation", done, all.size());
        }
    }

    private void moveSmallRows(RowMover mover, VaultSession vault, long tenant) {
        mover.moveSmallRows();
        others.forEach(room -> room.signAnew(vault, tenant, mover.findings()::add));
    }

    private boolean endIfUnused(Caller caller, VaultSession vault, int generation) {
        return transactions.inUnit(() -> {
            long tenant = caller.tenant();
            if (!oldCredentials(tenant, generation).isEmpty() || hasOldSmallRows(vault, tenant, generation)) {
                return false;
            }
            generations.end(caller, vault, tenant, Ids.SHARED);
            return true;
        });
    }

    private Set<UUID> oldCredentials(long tenant, int generation) {
        Set<UUID> old = new HashSet<>();
        repository.forEach(row -> {
            if (row.credential().tenant() == tenant && RowMover.isOld(row, generation)) {
                old.add(row.credential().id());
            }
        });
        return old;
    }

    private boolean hasOldSmallRows(VaultSession vault, long tenant, int generation) {
        return repository.allAssignments().stream()
                        .anyMatch(row -> row.row().tenant() == tenant && RowMover.isOld(row, generation))
                || repository.agents().stream()
                        .anyMatch(row -> row.row().tenant() == tenant && RowMover.isOld(row, generation))
                || repository.tools().stream()
                        .anyMatch(row -> row.row().tenant() == tenant && RowMover.isOld(row, generation))
                || others.stream().anyMatch(room -> room.hasOld(vault, tenant));
    }
}
