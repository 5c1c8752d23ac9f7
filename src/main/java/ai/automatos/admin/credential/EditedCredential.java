package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.vault.SealedValue;
import ai.automatos.admin.vault.ValueContext;
import ai.automatos.admin.vault.VaultSession;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an edit makes of a credential, sealed anew if values changed; nothing is written yet.
 *
 * @param changed names of what differs
 * @param fields keys of the values that differ; empty if the old sealed bytes stay
 */
record EditedCredential(Credential credential, Set<String> changed, Set<String> fields, List<Violation> warnings) {
    boolean isChange() {
        return !changed.isEmpty() || !fields.isEmpty();
    }

    /** Makes edits; holds what they are checked against. */
    record Editor(VaultSession vault, TypeCatalog types, Messages messages, Instant now, ZoneId zone, String editor) {
        EditedCredential edit(Credential old, CredentialEdit edit) {
            CredentialRules rules = new CredentialRules(messages);
            String name = edit.name() == null ? old.name() : rules.name(edit.name());
            String description = edit.description() == null ? old.description() : rules.description(edit.description());
            List<String> tags = edit.tags() == null ? old.tags() : rules.tags(edit.tags());
            CredentialEnvironment environment = edit.environment() == null ? old.environment() : edit.environment();
            Instant expiry = expiry(old.expiresAt(), edit.expiry());
            Values values = values(old, edit);
            Set<String> changed = new TreeSet<>();
            addIf(changed, "name", !name.equals(old.name()));
            addIf(changed, "description", !description.equals(old.description()));
            addIf(changed, "tags", !tags.equals(old.tags()));
            addIf(changed, "environment", environment != old.environment());
            addIf(changed, "expires", !Objects.equals(expiry, old.expiresAt()));
            Credential credential = new Credential(
                    old.id(),
                    old.tenant(),
                    old.owner(),
                    environment,
                    name,
                    old.typeKey(),
                    description,
                    tags,
                    old.active(),
                    expiry,
                    values.version(),
                    values.sealed(),
                    old.rowVersion() + 1,
                    old.createdAt(),
                    old.createdBy(),
                    now,
                    editor);
            return new EditedCredential(credential, changed, values.changed(), values.warnings());
        }

        /** A day that has passed is refused only where somebody sets it now. */
        private @Nullable Instant expiry(@Nullable Instant old, @Nullable Expiry given) {
            if (given == null || Objects.equals(old, given.instant(zone))) {
                return old;
            }
            return CredentialRules.expiry(given, now, zone);
        }

        private Values values(Credential old, CredentialEdit edit) {
            Map<String, SecretBytes> given = nonEmpty(edit.values());
            if (given.isEmpty() && edit.cleared().isEmpty()) {
                return new Values(old.valueVersion(), old.sealed(), Set.of(), List.of());
            }
            CredentialType type = type(types, old.typeKey());
            FieldRules rules = new FieldRules(type, messages);
            rules.requireKnown(given.keySet());
            rules.requireKnown(edit.cleared());
            Map<String, SecretBytes> stored = CheckedRows.open(vault, old);
            try {
                Map<String, SecretBytes> merged = new TreeMap<>(stored);
                merged.keySet().removeAll(edit.cleared());
                merged.putAll(given);
                List<Violation> warnings = rules.check(given, merged);
                Set<String> changed = differences(stored, merged);
                if (changed.isEmpty()) {
                    return new Values(old.valueVersion(), old.sealed(), changed, warnings);
                }
                long version = old.valueVersion() + 1;
                ValueContext context = new ValueContext(old.tenant(), old.owner(), old.id(), old.typeKey(), version);
                return new Values(version, CheckedRows.seal(vault, context, merged), changed, warnings);
            } finally {
                ValueCodec.wipe(stored);
            }
        }
    }

    private record Values(long version, SealedValue sealed, Set<String> changed, List<Violation> warnings) {}

    static CredentialType type(TypeCatalog types, String key) {
        return types.find(key)
                .orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "credential.type.unknown", key));
    }

    /** Left blank means not given. The values stay the caller's. */
    static Map<String, SecretBytes> nonEmpty(Map<String, SecretBytes> values) {
        Map<String, SecretBytes> given = new TreeMap<>(values);
        given.values().removeIf(value -> value.length() == 0);
        return given;
    }

    private static Set<String> differences(Map<String, SecretBytes> before, Map<String, SecretBytes> after) {
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> Objects.equals(before.get(key), after.get(key)));
        return keys;
    }

    private static void addIf(Set<String> names, String name, boolean condition) {
        if (condition) {
            names.add(name);
        }
    }
}
