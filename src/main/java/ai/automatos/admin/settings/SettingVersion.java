package ai.automatos.admin.settings;

import ai.automatos.admin.common.CanonicalBytes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value that a setting was given once. Versions are only added, never changed: the highest is in force, the others
 * are its history.
 *
 * @param tenant 0 for what the whole vault shares
 * @param version from 1, without a gap
 * @param value null for the default
 */
public record SettingVersion(
        long tenant, String key, long version, @Nullable String value, Instant changedAt, String changedBy) {
    public static final String TABLE = "settings";

    public CanonicalBytes macRow() {
        return new CanonicalBytes()
                .add(tenant)
                .add(key)
                .add(version)
                .add(value)
                .add(changedAt)
                .add(changedBy);
    }
}
