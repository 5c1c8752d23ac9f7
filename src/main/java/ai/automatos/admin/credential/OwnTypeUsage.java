package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CheckedType;
import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Own types as they are stored, and who uses them. */
final class OwnTypeUsage {
    private final OwnTypeRepository repository;
    private final CredentialRepository credentials;
    private final TenantTypes types;

    OwnTypeUsage(OwnTypeRepository repository, CredentialRepository credentials, TenantTypes types) {
        this.repository = repository;
        this.credentials = credentials;
        this.types = types;
    }

    List<OwnTypeState> states(VaultSession vault, Caller caller) {
        Map<String, List<MacRow<OwnType>>> versions = new LinkedHashMap<>();
        repository
                .all(caller.tenant())
                .forEach(row -> versions.computeIfAbsent(row.row().key(), key -> new ArrayList<>())
                        .add(row));
        return versions.values().stream()
                .map(rows -> state(vault, caller, rows))
                .sorted(Comparator.comparing(OwnTypeState::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(OwnTypeState::key))
                .toList();
    }

    /** @param versions at least one, oldest first */
    OwnTypeState state(VaultSession vault, Caller caller, List<MacRow<OwnType>> versions) {
        OwnType first = versions.get(0).row();
        MacRow<OwnType> newest = versions.get(versions.size() - 1);
        OwnType now = newest.row();
        List<CredentialRow> users = credentials.ofType(caller.tenant(), now.key());
        return new OwnTypeState(
                now.key(),
                now.version(),
                types.obeyed(vault, newest).orElse(null),
                first.createdAt(),
                first.createdBy(),
                now.createdAt(),
                now.createdBy(),
                names(users, caller),
                users.size());
    }

    /** The key of the type with the same key, or with the same name where no key was given. */
    Optional<String> inTheWay(VaultSession vault, Caller caller, CheckedType.Sound sound) {
        CredentialType wanted = sound.type();
        return states(vault, caller).stream()
                .filter(state -> sound.keyGiven()
                        ? state.key().equals(wanted.key())
                        : state.isObeyed() && isSame(state.name(), wanted.name()))
                .map(OwnTypeState::key)
                .findFirst();
    }

    void requireUnused(Caller caller, String key) {
        List<CredentialRow> users = credentials.ofType(caller.tenant(), key);
        if (!users.isEmpty()) {
            List<String> names = names(users, caller);
            throw new UserFacingException(
                    ErrorKind.CONFLICT, "type.in.use", key, String.join(", ", names), users.size() - names.size());
        }
    }

    List<FieldSpec> newFields(VaultSession vault, Credential credential) {
        List<MacRow<OwnType>> versions = repository.versions(credential.tenant(), credential.typeKey());
        Instant saved = valuesSaved(credential);
        List<CredentialType> then = versions.stream()
                .filter(row -> !row.row().createdAt().isAfter(saved))
                .flatMap(row -> types.obeyed(vault, row).stream())
                .toList();
        if (versions.isEmpty() || then.isEmpty()) {
            return List.of();
        }
        CredentialType known = then.get(then.size() - 1);
        return types
                .obeyed(vault, versions.get(versions.size() - 1))
                .map(CredentialType::fields)
                .orElse(List.of())
                .stream()
                .filter(field -> known.field(field.key()).isEmpty())
                .toList();
    }

    /** Earlier values were replaced when the present ones were saved. */
    private Instant valuesSaved(Credential credential) {
        List<CredentialRepository.EarlierValue> earlier = credentials.earlierValues(credential.id());
        return earlier.isEmpty()
                ? credential.createdAt()
                : earlier.get(earlier.size() - 1).replacedAt();
    }

    private static List<String> names(List<CredentialRow> users, Caller caller) {
        return users.stream()
                .map(CredentialRow::credential)
                .filter(row -> row.owner().equals(Ids.SHARED) || row.owner().equals(CheckedRows.owner(caller)))
                .map(row -> row.name() + " (" + row.environment().word() + ")")
                .toList();
    }

    private static boolean isSame(String one, String other) {
        return CredentialRules.normalised(one).equalsIgnoreCase(CredentialRules.normalised(other));
    }
}
