package ai.automatos.admin.ui;

import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.ui.task.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The credentials of the open vault as the window knows them, without values. FX thread only. */
public final class CredentialRows {
    private final OpenVault vault;
    private final Tasks tasks;
    private final ReadOnlyObjectWrapper<List<CredentialSummary>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
    private Map<UUID, CredentialSummary> byId = Map.of();
    private long asked;

    public CredentialRows(OpenVault vault, Tasks tasks) {
        this.vault = vault;
        this.tasks = tasks;
    }

    /** The last snapshot; a new list after every change. */
    public ReadOnlyObjectProperty<List<CredentialSummary>> property() {
        return rows.getReadOnlyProperty();
    }

    public List<CredentialSummary> get() {
        return rows.get();
    }

    /** False until the first answer. */
    public ReadOnlyBooleanProperty loaded() {
        return loaded.getReadOnlyProperty();
    }

    public Optional<CredentialSummary> find(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Map<String, Long> countsByType() {
        return rows.get().stream()
                .collect(Collectors.groupingBy(row -> row.credential().typeKey(), Collectors.counting()));
    }

    public void reload() {
        reload(() -> {});
    }

    /** @param then runs once the new rows are shown; an older answer never overtakes a newer one */
    public void reload(Runnable then) {
        long mine = ++asked;
        tasks.load(task -> Rows.of(vault.core().credentials().list(vault.caller(), CredentialFilter.ALL)), found -> {
            if (mine == asked) {
                byId = found.byId();
                rows.set(found.all());
                loaded.set(true);
            }
            then.run();
        });
    }

    /** Forgets everything, at the lock. */
    public void clear() {
        asked++;
        byId = Map.of();
        rows.set(List.of());
    }

    /** Made in the background. */
    private record Rows(List<CredentialSummary> all, Map<UUID, CredentialSummary> byId) {
        static Rows of(List<CredentialSummary> found) {
            return new Rows(
                    List.copyOf(found),
                    found.stream()
                            .collect(Collectors.toMap(row -> row.credential().id(), Function.identity())));
        }
    }
}
