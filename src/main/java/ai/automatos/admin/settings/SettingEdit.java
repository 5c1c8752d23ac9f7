package ai.automatos.admin.settings;

import org.jspecify.annotations.Nullable;

/**
 * A change that somebody wants.
 *
 * @param version the one the change was made on: nothing is saved if somebody else saved another one since
 * @param text the new value, or null for the default, whatever that is from then on
 */
public record SettingEdit(
        String key, long version, @Nullable String text) {}
