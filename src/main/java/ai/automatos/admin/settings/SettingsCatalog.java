package ai.automatos.admin.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every setting there is. Immutable. */
public final class SettingsCatalog {
    private final List<SettingsPage> pages;
    private final Map<String, SettingKey<?>> keys = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException for a key declared twice or on another page than its own, and for a secret:
     *     that is a credential, of which a setting holds the name at most; so no value here is ever a secret
     */
    public SettingsCatalog(List<SettingsPage> pages) {
        this.pages = List.copyOf(pages);
        for (SettingsPage page : pages) {
            for (SettingKey<?> key : page.keys()) {
                if (!key.page().equals(page.word()) || key.input().secret() || keys.put(key.key(), key) != null) {
                    throw new IllegalArgumentException(key.key());
                }
            }
        }
    }

    public List<SettingsPage> pages() {
        return pages;
    }

    public List<SettingKey<?>> keys() {
        return List.copyOf(keys.values());
    }

    public Optional<SettingKey<?>> find(String key) {
        return Optional.ofNullable(keys.get(key));
    }
}
