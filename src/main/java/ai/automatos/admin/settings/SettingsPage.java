package ai.automatos.admin.settings;

import java.util.List;

/**
 * The settings of one sub-tab; message {@code setting.page.<word>}.
 *
 * @param keys in the order of search results and of the review
 */
public record SettingsPage(String word, List<SettingKey<?>> keys) {
    public SettingsPage {
        keys = List.copyOf(keys);
    }
}
