package ai.automatos.admin.settings;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The values in force, from memory, for whoever obeys them. Before the vault was unlocked for the first time, those of
 * the vault have their defaults; locking changes nothing. Thread-safe.
 */
public final class CurrentSettings {
    private final ComputerSettings computer;
    /** By key; what is not here has its default. */
    private final Map<String, String> values = new ConcurrentHashMap<>();

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    /** Reads the computer's values. */
    public CurrentSettings(SettingsCatalog catalog, ComputerSettings computer) {
        this.computer = computer;
        Map<String, SettingVersion> latest = computer.latest();
        for (SettingKey<?> key : catalog.keys()) {
            @Nullable SettingVersion version = latest.get(key.key());
            if (key.scope() == Scope.COMPUTER && version != null && SettingState.problem(key, version) == null) {
                put(key, version.value());
            }
        }
    }

    public <T> T get(SettingKey<T> key) {
        @Nullable String text = values.get(key.key());
        return text == null ? key.standard().get() : key.read(text);
    }

    /** @param changed runs after each change, on the thread that made it */
    public void listen(Runnable changed) {
        listeners.add(changed);
    }

    ComputerSettings computer() {
        return computer;
    }

    /** Takes over what was read. */
    void accept(List<SettingState> states) {
        boolean changed = false;
        for (SettingState state : states) {
            changed |= put(state.key(), state.standard() ? null : state.text());
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    private boolean put(SettingKey<?> key, @Nullable String text) {
        @Nullable String before = text == null ? values.remove(key.key()) : values.put(key.key(), text);
        return text == null ? before != null : !text.equals(before);
    }
}
