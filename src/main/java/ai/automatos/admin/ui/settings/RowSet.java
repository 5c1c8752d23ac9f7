package ai.automatos.admin.ui.settings;

import ai.automatos.admin.settings.SettingKey;
import ai.automatos.admin.settings.SettingsCatalog;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.form.FormFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/** The rows of all sub-tabs, found in their layouts and filled from the declarations. */
final class RowSet {
    private final Workbench bench;
    private final OpenVault vault;
    private final SettingText words;
    private final SettingsDraft draft;
    private final FormFactory forms;
    private final Map<String, SettingRow> rows = new LinkedHashMap<>();

    RowSet(Workbench bench, OpenVault vault, SettingText words, SettingsDraft draft) {
        this.bench = bench;
        this.vault = vault;
        this.words = words;
        this.draft = draft;
        this.forms = new FormFactory(bench.messages());
    }

    /** @throws IllegalStateException if a layout names a setting that nobody declared */
    void connect(Node node) {
        if (node instanceof SettingRow row) {
            SettingKey<?> key = catalog().find(row.name()).orElseThrow(() -> new IllegalStateException(row.name()));
            row.connect(
                    bench,
                    words,
                    key,
                    draft,
                    forms.setting(row.id(), words.label(key), key.input(), option -> words.option(key, option)),
                    vault.core().settings().mayChange(vault.caller(), key));
            rows.put(row.name(), row);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::connect);
        }
    }

    void show() {
        rows.values().forEach(SettingRow::show);
    }

    Optional<SettingRow> row(String key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** The setting in whose row a node lies. */
    Optional<SettingKey<?>> around(@Nullable Node node) {
        for (@Nullable Node at = node; at != null; at = at.getParent()) {
            if (at instanceof SettingRow row) {
                return catalog().find(row.name());
            }
        }
        return Optional.empty();
    }

    private SettingsCatalog catalog() {
        return vault.core().settings().catalog();
    }
}
