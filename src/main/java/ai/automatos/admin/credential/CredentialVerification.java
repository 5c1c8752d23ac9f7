package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.common.CanonicalBytes;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.RowMac;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.vault.Verification;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Every credential opens, every MAC of this room holds, and the rows are those that the log speaks of: a whole old row
 * put back, a removed row and a planted one are seen. Others may go on working: what looks wrong is looked at again
 * with the log as it is then.
 */
public final class CredentialVerification implements Verification {
    private static final int MAXIMUM_ROUNDS = 20;

    private final CredentialRepository repository;
    private final OwnTypeRepository types;
    private final AuditRepository log;
    private final Supplier<Optional<VaultSession>> session;

    public CredentialVerification(
            CredentialRepository repository,
            OwnTypeRepository types,
            AuditRepository log,
            Supplier<Optional<VaultSession>> session) {
        this.repository = repository;
        this.types = types;
        this.log = log;
        this.session = session;
    }

    @Override
    public Counts verify(Consumer<Finding> findings, Progress progress) {
        VaultSession vault = session.get().orElseThrow(() -> new UserFacingException(ErrorKind.LOCKED, "vault.locked"));
        LoggedRows logged = new LoggedRows(log);
        logged.catchUp(progress);
        Set<UUID> missing = new HashSet<>(logged.credentials().keySet());
        Set<UUID> suspects = new HashSet<>();
        long[] rows = {0};
        boolean readable = readable(
                findings,
                () -> repository.forEach(row -> {
                    Credential credential = row.credential();
                    missing.remove(credential.id());
                    if (doubt(logged, credential).isPresent()) {
                        suspects.add(credential.id());
                    }
                    verifyRow(vault, row, findings);
                    rows[0]++;
                    progress.at("credentials", rows[0], logged.credentials().size());
                }));
        if (readable) {
            suspects.addAll(missing);
        }
        readable(findings, () -> confirm(logged, suspects, findings, progress));
        readable(findings, () -> verifyAssignments(vault, logged, findings, progress));
        readable(findings, () -> verifySmallRows(vault, findings));
        new OwnTypeVerification(types, vault, logged, findings).verify(progress);
        return Counts.ofRows(rows[0]);
    }

    /** A row so damaged that it cannot be read is a finding too; nothing behind it can be looked at. */
    private static boolean readable(Consumer<Finding> findings, Runnable part) {
        try {
            part.run();
            return true;
        } catch (UserFacingException e) {
            if (e.kind() != ErrorKind.VAULT_UNUSABLE || e.arguments().length != 2) {
                throw e;
            }
            findings.accept(Finding.of("row.unreadable", e.arguments()));
            return false;
        }
    }

    private void verifyRow(VaultSession vault, CredentialRow row, Consumer<Finding> findings) {
        Credential credential = row.credential();
        if (CheckedRows.integrity(vault, row) != Integrity.AUTHENTIC) {
            findings.accept(CredentialFindings.tampered(credential));
        }
        CredentialActivity.LastTest test = row.activity().lastTest();
        if (test != null && test.status() == TestStatus.UNKNOWN) {
            findings.accept(CredentialFindings.of("row.activity", credential));
        }
        if (!opens(vault, credential.valueContext(), credential.sealed())) {
            findings.accept(CredentialFindings.broken(credential));
        }
        if (credential.valueVersion() > 1) {
            for (CredentialRepository.EarlierValue value : repository.earlierValues(credential.id())) {
                if (!opens(vault, CredentialFindings.earlierContext(credential, value), value.sealed())) {
                    findings.accept(CredentialFindings.brokenEarlier(credential, value));
                }
            }
        }
    }

    private static boolean opens(VaultSession vault, ValueContext context, SealedValue sealed) {
        try (SecretBytes plain = vault.open(context, sealed)) {
            ValueCodec.wipe(ValueCodec.decode(plain));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        } catch (UserFacingException e) {
            if (e.kind() == ErrorKind.LOCKED) {
                throw e;
            }
            return false;
        }
    }

    private void confirm(LoggedRows logged, Set<UUID> suspects, Consumer<Finding> findings, Progress progress) {
        for (int round = 0; round < MAXIMUM_ROUNDS && !suspects.isEmpty(); round++) {
            boolean news = logged.catchUp(progress);
            suspects.removeIf(id -> doubt(logged, id).isEmpty());
            if (!news && round > 0) {
                break;
            }
        }
        suspects.forEach(id -> doubt(logged, id).ifPresent(findings));
    }

    private Optional<Finding> doubt(LoggedRows logged, UUID id) {
        Optional<CredentialRow> row = repository.find(id);
        if (row.isPresent()) {
            return doubt(logged, row.get().credential());
        }
        return Optional.ofNullable(logged.credentials().get(id))
                .map(state -> Finding.of(
                        "row.missing", state.ref().name(), state.ref().environment()));
    }

    private static Optional<Finding> doubt(LoggedRows logged, Credential credential) {
        LoggedRows.State state = logged.credentials().get(credential.id());
        if (state == null) {
            return logged.isCut(credential.tenant())
                    ? Optional.empty()
                    : Optional.of(CredentialFindings.of("row.unlogged", credential));
        }
        if (state.describes(credential)) {
            return Optional.empty();
        }
        return Optional.of(Finding.of(
                "row.old",
                credential.name(),
                credential.environment().word(),
                Long.toString(credential.rowVersion()),
                Long.toString(state.rowVersion())));
    }

    private void verifyAssignments(
            VaultSession vault, LoggedRows logged, Consumer<Finding> findings, Progress progress) {
        Map<UUID, MacRow<Assignment>> stored = new HashMap<>();
        logged.settled(repository::allAssignments, progress)
                .forEach(row -> stored.put(row.row().id(), row));
        stored.forEach((id, assigned) -> {
            Assignment row = assigned.row();
            if (AgentsAndTools.integrity(vault, assigned) != Integrity.AUTHENTIC) {
                findings.accept(CredentialFindings.tampered(row));
            } else if (!logged.assignments().containsKey(id) && !logged.isCut(row.tenant())) {
                findings.accept(Finding.of(
                        "assignment.unlogged",
                        Long.toString(row.agentNumber()),
                        row.tool(),
                        row.credentialId().toString()));
            }
        });
        logged.assignments().forEach((id, ref) -> {
            if (!stored.containsKey(id)) {
                findings.accept(Finding.of("assignment.missing", ref.name(), ref.environment()));
            }
        });
    }

    private void verifySmallRows(VaultSession vault, Consumer<Finding> findings) {
        for (MacRow<Agent> row : repository.agents()) {
            Agent agent = row.row();
            require(vault, agent.tenant(), Agent.TABLE, agent.macRow(), row.mac(), agent, findings);
        }
        for (MacRow<Tool> row : repository.tools()) {
            Tool tool = row.row();
            require(vault, tool.tenant(), Tool.TABLE, tool.macRow(), row.mac(), tool, findings);
        }
    }

    private static void require(
            VaultSession vault,
            long tenant,
            String table,
            CanonicalBytes bytes,
            RowMac mac,
            Object row,
            Consumer<Finding> findings) {
        if (!vault.isAuthentic(tenant, table, bytes, mac)) {
            findings.accept(CredentialFindings.tampered(row));
        }
    }
}
