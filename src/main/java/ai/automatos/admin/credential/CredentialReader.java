package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows credentials without their values. Works while locked: names and tags are readable to whoever holds the files.
 */
final class CredentialReader {
    private final CredentialRepository repository;
    private final LostRows lost;
    private final Authorizer authorizer;
    private final TypeCatalog types;
    private final CheckedRows rows;
    private final Clock clock;

    CredentialReader(
            CredentialRepository repository,
            LostRows lost,
            Authorizer authorizer,
            TypeCatalog types,
            CheckedRows rows,
            Clock clock) {
        this.repository = repository;
        this.lost = lost;
        this.authorizer = authorizer;
        this.types = types;
        this.rows = rows;
        this.clock = clock;
    }

    List<CredentialSummary> list(Caller caller, CredentialFilter filter) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        Instant now = Times.now(clock);
        return repository.list(caller.tenant(), CheckedRows.owner(caller), filter).stream()
                .map(row -> summary(row, now))
                .filter(summary ->
                        filter.statuses().isEmpty() || filter.statuses().contains(summary.status()))
                .toList();
    }

    CredentialView view(Caller caller, UUID id) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        CredentialRow row = rows.visible(caller, id);
        CredentialSummary summary = summary(row, Times.now(clock));
        Optional<Set<String>> present = present(row.credential(), summary.integrity());
        List<CredentialView.Field> fields = new ArrayList<>();
        Optional<CredentialType> type = types.find(row.credential().typeKey());
        for (FieldSpec field : type.map(CredentialType::fields).orElse(List.of())) {
            fields.add(new CredentialView.Field(
                    field.key(), field.label(), field.secure(), presence(present, field.key())));
        }
        for (String key : present.orElse(Set.of())) {
            if (type.flatMap(known -> known.field(key)).isEmpty()) {
                fields.add(new CredentialView.Field(key, key, true, CredentialView.Presence.SET));
            }
        }
        return new CredentialView(summary, fields, repository.tests(id));
    }

    CredentialSummary find(Caller caller, String name, @Nullable CredentialEnvironment environment) {
        authorizer.require(caller, Permission.VIEW_CREDENTIALS);
        String wanted = CredentialRules.normalised(name);
        List<CredentialRow> found =
                repository.findByName(caller.tenant(), CheckedRows.owner(caller), wanted, environment);
        if (found.isEmpty()) {
            if (lost.contains(caller.tenant(), wanted, environment)) {
                throw new UserFacingException(ErrorKind.VAULT_UNUSABLE, "credential.lost", wanted);
            }
            throw rows.notFound(
                    caller,
                    wanted,
                    row -> row.name().equals(wanted) && (environment == null || row.environment() == environment));
        }
        if (found.size() > 1) {
            String candidates = found.stream()
                    .map(CredentialRow::credential)
                    .map(credential ->
                            credential.name() + " (" + credential.environment().word() + ")")
                    .collect(Collectors.joining(", "));
            throw new UserFacingException(ErrorKind.AMBIGUOUS, "credential.ambiguous", wanted, candidates);
        }
        return summary(found.get(0), Times.now(clock));
    }

    private CredentialSummary summary(CredentialRow row, Instant now) {
        return new CredentialSummary(
                row.credential(),
                CredentialStatus.of(row.credential(), row.activity(), now),
                row.activity(),
                row.ownPace(),
                row.assignments(),
                rows.integrity(row));
    }

    /** Keys of stored values; empty if nobody can tell. A tampered row is not opened: its context may lie. */
    private Optional<Set<String>> present(Credential credential, Integrity integrity) {
        Optional<VaultSession> vault = rows.session();
        if (vault.isEmpty() || integrity != Integrity.AUTHENTIC) {
            return Optional.empty();
        }
        Map<String, SecretBytes> values = CheckedRows.open(vault.get(), credential);
        try {
            return Optional.of(new TreeSet<>(values.keySet()));
        } finally {
            ValueCodec.wipe(values);
        }
    }

    private static CredentialView.Presence presence(Optional<Set<String>> present, String key) {
        return present.map(keys -> keys.contains(key) ? CredentialView.Presence.SET : CredentialView.Presence.EMPTY)
                .orElse(CredentialView.Presence.UNKNOWN);
    }
}
