package ai.automatos.admin.settings;

import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import ai.automatos.admin.schema.Violation;
import ai.automatos.admin.vault.VaultSession;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads, changes and explains settings. Thread-safe; every method may block on the database. */
public final class SettingsService {
    private final SettingsCatalog catalog;
    private final SettingsRepository repository;
    private final CurrentSettings current;
    private final Authorizer authorizer;
    private final Supplier<Optional<VaultSession>> session;
    private final Messages messages;
    private final Clock clock;
    private final SettingsSaving saving;

    /** @param session the unlocked vault, or empty while locked */
    public SettingsService(
            SettingsCatalog catalog,
            SettingsRepository repository,
            CurrentSettings current,
            Transactions transactions,
            AuditLog audit,
            Authorizer authorizer,
            Supplier<Optional<VaultSession>> session,
            Messages messages,
            Clock clock) {
        this.catalog = catalog;
        this.repository = repository;
        this.current = current;
        this.authorizer = authorizer;
        this.session = session;
        this.messages = messages;
        this.clock = clock;
        this.saving = new SettingsSaving(repository, current.computer(), transactions, audit, messages);
    }

    public SettingsCatalog catalog() {
        return catalog;
    }

    /** The values in force, for those that obey them. */
    public CurrentSettings current() {
        return current;
    }

    /** Every setting as it is now, read anew and handed to those that obey it. In the catalogue's order. */
    public List<SettingState> read(Caller caller) {
        authorizer.require(caller, Permission.VIEW_SETTINGS);
        List<SettingState> states = states(unlocked(), caller.tenant());
        current.accept(states);
        return states;
    }

    /** Whether {@link #save} would let the caller change it; writes nothing to the log. */
    public boolean mayChange(Caller caller, SettingKey<?> key) {
        return caller.role().allows(needed(key));
    }

    /**
     * Saves all of them or none. What is the value already is left out.
     *
     * @throws UserFacingException {@code settings.invalid}, {@code settings.changed.meanwhile},
     *     {@code settings.file.unwritable}
     */
    public synchronized List<SettingState> save(Caller caller, List<SettingEdit> edits) {
        VaultSession vault = unlocked();
        List<Violation> violations = new ArrayList<>();
        Map<String, SettingState> before = new HashMap<>();
        states(vault, caller.tenant()).forEach(state -> before.put(state.key().key(), state));
        List<SettingsSaving.Planned> planned = new ArrayList<>();
        Instant now = Times.now(clock);
        for (SettingEdit edit : edits) {
            SettingKey<?> key = key(edit.key());
            authorizer.require(caller, needed(key));
            @Nullable String text = edit.text();
            List<Violation> wrong = text == null ? List.of() : key.check(label(key), text);
            violations.addAll(wrong);
            SettingState old = before.getOrDefault(key.key(), SettingState.of(key, null, true));
            if (wrong.isEmpty() && !old.is(text)) {
                planned.add(SettingsSaving.plan(caller, old, edit, now));
            }
        }
        if (!violations.isEmpty()) {
            throw invalid(violations);
        }
        if (!planned.isEmpty()) {
            saving.save(caller, vault, planned);
        }
        List<SettingState> after = states(vault, caller.tenant());
        current.accept(after);
        return after;
    }

    /** What became of a setting, newest first. Altered rows are left out; {@code vault verify} names them. */
    public List<SettingChange> history(Caller caller, String name) {
        authorizer.require(caller, Permission.VIEW_SETTINGS);
        VaultSession vault = unlocked();
        SettingKey<?> key = key(name);
        List<SettingVersion> versions = key.scope() == Scope.COMPUTER
                ? current.computer().versions().getOrDefault(name, List.of())
                : repository.versions(SettingsSaving.tenant(caller.tenant(), key), name).stream()
                        .filter(row -> SettingRows.isAuthentic(vault, row))
                        .map(StoredSetting::version)
                        .toList();
        List<SettingChange> changes = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            SettingVersion version = versions.get(i);
            String before = text(key, i + 1 < versions.size() ? versions.get(i + 1) : null);
            changes.add(new SettingChange(
                    version.changedAt(),
                    version.changedBy(),
                    version.version(),
                    before,
                    text(key, version),
                    version.value() == null));
        }
        return changes;
    }

    private List<SettingState> states(VaultSession vault, long tenant) {
        Map<String, SettingVersion> computer = current.computer().latest();
        Map<Long, Map<String, StoredSetting>> stored = Map.of(
                Ids.VAULT_CHAIN, byKey(repository.latest(Ids.VAULT_CHAIN)), tenant, byKey(repository.latest(tenant)));
        return catalog.keys().stream()
                .map(key -> {
                    if (key.scope() == Scope.COMPUTER) {
                        return SettingState.of(key, computer.get(key.key()), true);
                    }
                    @Nullable
                    StoredSetting row = stored.getOrDefault(SettingsSaving.tenant(tenant, key), Map.of())
                            .get(key.key());
                    return row == null
                            ? SettingState.of(key, null, true)
                            : SettingState.of(key, row.version(), SettingRows.isAuthentic(vault, row));
                })
                .toList();
    }

    private static Map<String, StoredSetting> byKey(List<StoredSetting> rows) {
        return rows.stream().collect(Collectors.toMap(row -> row.version().key(), row -> row));
    }

    private static String text(SettingKey<?> key, @Nullable SettingVersion version) {
        @Nullable String value = version == null ? null : version.value();
        return value == null ? key.standardText() : value;
    }

    private static Permission needed(SettingKey<?> key) {
        return key.scope() == Scope.COMPUTER ? Permission.VIEW_SETTINGS : Permission.EDIT_SETTINGS;
    }

    private SettingKey<?> key(String name) {
        return catalog.find(name)
                .orElseThrow(() -> new UserFacingException(ErrorKind.NOT_FOUND, "settings.unknown", name));
    }

    private VaultSession unlocked() {
        return session.get().orElseThrow(() -> new UserFacingException(ErrorKind.LOCKED, "vault.locked"));
    }

    private String label(SettingKey<?> key) {
        return messages.get("setting." + key.key());
    }

    private UserFacingException invalid(List<Violation> violations) {
        return new UserFacingException(
                ErrorKind.INVALID_INPUT,
                "settings.invalid",
                violations.stream().map(Violation::field).distinct().collect(Collectors.joining(", ")),
                violations.stream().map(violation -> violation.text(messages)).collect(Collectors.joining(" ")));
    }
}
