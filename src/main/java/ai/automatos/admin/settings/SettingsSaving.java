package ai.automatos.admin.settings;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.VaultSession;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes checked changes with their events: one unit, and the computer's file with it. */
final class SettingsSaving {
    static final String SETTING = "setting";
    static final String ROW_VERSION = "row_version";

    private final SettingsRepository repository;
    private final ComputerSettings computer;
    private final Transactions transactions;
    private final AuditLog audit;
    private final Messages messages;

    SettingsSaving(
            SettingsRepository repository,
            ComputerSettings computer,
            Transactions transactions,
            AuditLog audit,
            Messages messages) {
        this.repository = repository;
        this.computer = computer;
        this.transactions = transactions;
        this.audit = audit;
        this.messages = messages;
    }

    /** A change about to be made. @param expected the version it was made on */
    record Planned(SettingKey<?> key, String before, SettingVersion next, long expected) {}

    static Planned plan(Caller caller, SettingState old, SettingEdit edit, Instant now) {
        @Nullable String text = edit.text();
        SettingVersion next = new SettingVersion(
                tenant(caller.tenant(), old.key()),
                edit.key(),
                edit.version() + 1,
                text == null ? null : old.key().canonical(text),
                now,
                caller.actor().name());
        return new Planned(old.key(), old.text(), next, edit.version());
    }

    /** Where a row of this setting belongs: 0 for all but the tenant's own. */
    static long tenant(long tenant, SettingKey<?> key) {
        return key.scope() == Scope.TENANT ? tenant : Ids.VAULT_CHAIN;
    }

    /**
     * The file goes first and comes back if the unit fails, so that no change stands without its event. Killed in
     * between, this computer may keep a look that nobody logged, which whoever holds the file can make anyway.
     */
    void save(Caller caller, VaultSession vault, List<Planned> planned) {
        List<Planned> local = planned.stream()
                .filter(one -> one.key().scope() == Scope.COMPUTER)
                .toList();
        requireSame(local, computer.latest());
        ComputerSettings.Undo undo = local.isEmpty() ? () -> {} : write(local);
        boolean saved = false;
        try {
            transactions.inUnit(() -> {
                requireStored(planned);
                for (Planned one : planned) {
                    if (one.key().scope() != Scope.COMPUTER) {
                        // In the unit, so that the key is the one in use when the row is written.
                        repository.insert(one.next(), SettingRows.mac(vault, one.next()));
                    }
                    audit.append(event(caller, one));
                }
            });
            saved = true;
        } finally {
            if (!saved) {
                undo.run();
            }
        }
    }

    private ComputerSettings.Undo write(List<Planned> local) {
        try {
            return computer.add(local.stream().map(Planned::next).toList());
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "settings.file.unwritable", labels(local));
        }
    }

    private void requireStored(List<Planned> planned) {
        Map<Long, List<Planned>> byTenant = planned.stream()
                .filter(one -> one.key().scope() != Scope.COMPUTER)
                .collect(Collectors.groupingBy(one -> one.next().tenant(), TreeMap::new, Collectors.toList()));
        byTenant.forEach((tenant, some) -> requireSame(
                some,
                repository.latest(tenant).stream()
                        .map(StoredSetting::version)
                        .collect(Collectors.toMap(SettingVersion::key, version -> version))));
    }

    private void requireSame(List<Planned> planned, Map<String, SettingVersion> latest) {
        List<Planned> stale = planned.stream()
                .filter(one -> version(latest.get(one.next().key())) != one.expected())
                .toList();
        if (!stale.isEmpty()) {
            throw new UserFacingException(ErrorKind.CONFLICT, "settings.changed.meanwhile", labels(stale));
        }
    }

    private static long version(@Nullable SettingVersion version) {
        return version == null ? 0 : version.version();
    }

    private String labels(List<Planned> planned) {
        return planned.stream()
                .map(one -> messages.get("setting." + one.key().key()))
                .collect(Collectors.joining(", "));
    }

    private static AuditEvent event(Caller caller, Planned one) {
        SettingVersion next = one.next();
        @Nullable String value = next.value();
        Map<String, Object> details = new TreeMap<>();
        details.put(SETTING, next.key());
        details.put("scope", one.key().scope().word());
        details.put("old", one.before());
        details.put("new", value == null ? one.key().standardText() : value);
        details.put("default", value == null);
        details.put(ROW_VERSION, next.version());
        details.put("via", caller.channel().phrase());
        return new AuditEvent(
                next.tenant(),
                next.changedAt(),
                AuditAction.SETTING_CHANGED,
                caller.actor(),
                null,
                null,
                null,
                AuditResult.SUCCESS,
                caller.address(),
                Json.write(details));
    }
}
