package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingsCatalog;
import java.util.List;
import java.util.Locale;

/** Finds settings by words of their label, help, options and key. */
final class SettingsSearch {
    private final SettingsCatalog catalog;
    private final SettingText words;

    SettingsSearch(SettingsCatalog catalog, SettingText words) {
        this.catalog = catalog;
        this.words = words;
    }

    /** Those whose label begins with what was typed come first. */
    List<SettingKey<?>> find(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<String> parts = List.of(wanted.split("\\s+"));
        return catalog.keys().stream()
                .filter(key -> {
                    String text = text(key);
                    return parts.stream().allMatch(text::contains);
                })
                .sorted((a, b) -> Boolean.compare(begins(b, wanted), begins(a, wanted)))
                .toList();
    }

    private boolean begins(SettingKey<?> key, String wanted) {
        return words.label(key).toLowerCase(Locale.ROOT).startsWith(wanted);
    }

    private String text(SettingKey<?> key) {
        return String.join("\n", words.label(key), words.help(key), words.range(key), key.key())
                .toLowerCase(Locale.ROOT);
    }
}
