package ai.automatos.admin.settings;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.vault.Finding;
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
    private static final int MAXIMUM_ROUNDS = 20;

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
        Logged logged = new Logged();
        List<StoredSetting> rows = List.of();
        boolean moving = true;
        for (int round = 0; round < MAXIMUM_ROUNDS && moving; round++) {
            logged.catchUp(progress);
            rows = repository.all();
            moving = logged.catchUp(progress);
        }
        Map<Place, Long> stored = new TreeMap<>();
        for (StoredSetting row : rows) {
            SettingVersion version = row.version();
            stored.merge(new Place(version.tenant(), version.key()), version.version(), Math::max);
            if (!SettingRows.isAuthentic(vault, row)) {
                findings.accept(SettingRows.tampered(version));
            }
        }
        Set<Place> places = new HashSet<>(stored.keySet());
        places.addAll(logged.versions.keySet());
        places.stream().sorted().forEach(place -> compare(place, stored, logged, findings));
        return Counts.NONE;
    }

    private static void compare(Place place, Map<Place, Long> stored, Logged logged, Consumer<Finding> findings) {
        long is = stored.getOrDefault(place, 0L);
        long told = logged.versions.getOrDefault(place, 0L);
        if (is == told || (told == 0 && logged.cut.contains(place.tenant()))) {
            return;
        }
        String key = is < told ? "setting.old" : "setting.unlogged";
        findings.accept(Finding.of(key, place.key(), Long.toString(is), Long.toString(told)));
    }

    /** Whose setting. */
    private record Place(long tenant, String key) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            int byTenant = Long.compare(tenant, other.tenant);
            return byTenant != 0 ? byTenant : key.compareTo(other.key);
        }
    }

    /** What the log says. Only chains that can hold a setting are read: a tenant's is long. */
    private final class Logged {
        private final Map<Place, Long> versions = new HashMap<>();
        private final Map<Long, Long> read = new HashMap<>();
        private final Set<Long> cut = new HashSet<>();
        private final boolean tenants = catalog.keys().stream().anyMatch(key -> key.scope() == Scope.TENANT);

        boolean catchUp(Progress progress) {
            boolean news = false;
            for (ChainHead head : log.heads()) {
                long last = read.getOrDefault(head.chain(), 0L);
                if (head.sequence() > last && (tenants || head.chain() == Ids.VAULT_CHAIN)) {
                    log.forEach(head.chain(), last + 1, head.sequence(), event -> {
                        accept(event, last == 0);
                        if (event.sequence() % 1000 == 0) {
                            progress.at("log", event.sequence(), head.sequence());
                        }
                    });
                    read.put(head.chain(), head.sequence());
                    news = true;
                }
            }
            return news;
        }

        private void accept(LinkedEvent linked, boolean start) {
            long chain = linked.event().chain();
            if (start && read.putIfAbsent(chain, linked.sequence()) == null && linked.sequence() > 1) {
                cut.add(chain);
            }
            if (linked.event().action() != AuditAction.SETTING_CHANGED) {
                return;
            }
            try {
                JsonNode details = Json.read(linked.event().details());
                boolean shared = !details.path("scope").asText().equals(Scope.COMPUTER.word());
                if (details.has(SettingsSaving.SETTING) && shared) {
                    versions.put(
                            new Place(
                                    chain, details.path(SettingsSaving.SETTING).asText()),
                            details.path(SettingsSaving.ROW_VERSION).asLong());
                }
            } catch (JsonProcessingException e) {
                // Not ours; the chain's verification judges it.
                return;
            }
        }
    }
}
