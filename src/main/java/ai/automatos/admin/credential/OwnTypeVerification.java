package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.vault.Finding;
import ai.automatos.admin.vault.Progress;
import ai.automatos.admin.vault.VaultSession;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every MAC of an own type holds, and the versions that count are those that the log speaks of. */
final class OwnTypeVerification {
    private final OwnTypeRepository repository;
    private final VaultSession vault;
    private final LoggedRows logged;
    private final Consumer<Finding> findings;

    OwnTypeVerification(
            OwnTypeRepository repository, VaultSession vault, LoggedRows logged, Consumer<Finding> findings) {
        this.repository = repository;
        this.vault = vault;
        this.logged = logged;
        this.findings = findings;
    }

    void verify(Progress progress) {
        Map<LoggedRows.TypeId, Long> newest = new HashMap<>();
        List<MacRow<OwnType>> rows = logged.settled(repository::everything, progress);
        rows.forEach(row -> newest.put(id(row.row()), row.row().version()));
        rows.stream()
                .filter(row -> !TenantTypes.isAuthentic(vault, row))
                .forEach(row -> findings.accept(OwnTypeRows.tampered(row.row())));
        newest.forEach(this::compare);
        logged.types().forEach((id, version) -> {
            if (!newest.containsKey(id)) {
                findings.accept(Finding.of("type.missing", id.key()));
            }
        });
    }

    private void compare(LoggedRows.TypeId id, long version) {
        Long known = logged.types().get(id);
        if (known == null) {
            if (!logged.isCut(id.tenant())) {
                findings.accept(Finding.of("type.unlogged", id.key()));
            }
        } else if (known != version) {
            findings.accept(Finding.of("type.old", id.key(), Long.toString(version), Long.toString(known)));
        }
    }

    private static LoggedRows.TypeId id(OwnType type) {
        return new LoggedRows.TypeId(type.tenant(), type.key());
    }
}
