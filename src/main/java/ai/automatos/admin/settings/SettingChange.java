package ai.automatos.admin.settings;

import java.time.Instant;

/**
 * A change that was made.
 *
 * @param before the value until then
 * @param after the value from then on
 * @param standard whether {@code after} is the default
 */
public record SettingChange(Instant at, String by, long version, String before, String after, boolean standard) {}
