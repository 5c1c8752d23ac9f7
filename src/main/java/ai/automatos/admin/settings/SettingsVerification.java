package ai.automatos.admin.settings;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.LogFollower;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.VaultSession;
import ai.automatos.admin.vault.Verification;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Every MAC of a setting holds, and each setting's latest version is the one that the log speaks of: an old value
 * brought back by removing rows, and a planted row, are seen.
 */
public final class SettingsVerification implements Verification {
    private final SettingsCatalog catalog;
    private final SettingsRepository repository;
    private final AuditRepository log;
    private final Supplier<Optional<VaultSession>> session;

    public SettingsVerification(
            SettingsCatalog catalog,
            SettingsRepository repository,
            AuditRepository log,
            Supplier<Optional<VaultSession>> session) {
        this.catalog = catalog;
        this.repository = repository;
        this.log = log;
        this.session = session;
    }

    @Override
    public Counts verify(Consumer<Finding> findings, Progress progress) {
        VaultSession vault = session.get().orElseThrow(() -> new UserFacingException(ErrorKind.LOCKED, "vault.locked"));
        boolean tenants = catalog.keys().stream().anyMatch(key -> key.scope() == Scope.TENANT);
        Map<Place, Long> told = new HashMap<>();
        // Only chains that can hold a setting are read: a tenant's is long.
        LogFollower follower =
                new LogFollower(log, chain -> tenants || chain == Ids.VAULT_CHAIN, event -> accept(event, told));
        List<StoredSetting> rows = follower.settled(repository::all, progress);
        Map<Place, Long> stored = new TreeMap<>();
        for (StoredSetting row : rows) {
            SettingVersion version = row.version();
            stored.merge(new Place(version.tenant(), version.key()), version.version(), Math::max);
            if (!SettingRows.isAuthentic(vault, row)) {
                findings.accept(SettingRows.tampered(version));
            }
        }
        Set<Place> places = new HashSet<>(stored.keySet());
        places.addAll(told.keySet());
        places.stream()
                .filter(place -> told.containsKey(place) || !follower.isCut(place.tenant()))
                .sorted()
                .forEach(place ->
                        compare(place, stored.getOrDefault(place, 0L), told.getOrDefault(place, 0L), findings));
        return Counts.NONE;
    }

    private static void compare(Place place, long is, long told, Consumer<Finding> findings) {
        if (is != told) {
            String key = is < told ? "setting.old" : "setting.unlogged";
            findings.accept(Finding.of(key, place.key(), Long.toString(is), Long.toString(told)));
        }
    }

    /** Whose setting. */
    private record Place(long tenant, String key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTenant = Long.compare(tenant, other.tenant);
            return byTenant != 0 ? byTenant : key.compareTo(other.key);
        }
    }

    private static void accept(LinkedEvent linked, Map<Place, Long> told) {
        if (linked.event().action() != AuditAction.SETTING_CHANGED) {
            return;
        }
        try {
            JsonNode details = Json.read(linked.event().details());
            boolean shared = !details.path("scope").asText().equals(Scope.COMPUTER.word());
            if (details.has(SettingsSaving.SETTING) && shared) {
                told.put(
                        new Place(
                                linked.event().chain(),
                                details.path(SettingsSaving.SETTING).asText()),
                        details.path(SettingsSaving.ROW_VERSION).asLong());
            }
        } catch (JsonProcessingException e) {
            // Not ours; the chain's verification judges it.
            return;
        }
    }
}
