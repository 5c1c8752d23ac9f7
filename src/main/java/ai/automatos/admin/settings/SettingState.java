package ai.automatos.admin.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting as it is now.
 *
 * @param text the value in force, as it is stored
 * @param standard whether that is the default
 * @param version of the stored value, 0 if there is none; to be named when it is changed
 * @param problem why the stored value is not obeyed, or null
 */
public record SettingState(
        SettingKey<?> key,
        String text,
        boolean standard,
        long version,
        @Nullable Problem problem) {
    /** Why a stored value is not obeyed. */
    public enum Problem {
        /** Its row was altered outside this program. */
        TAMPERED,
        /** It is not what the setting may be: written by hand, or by a newer program. */
        INVALID;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether {@code wanted} changes nothing. A bad row is replaced even by what is in force in its stead. */
    boolean is(@Nullable String wanted) {
        return problem == null
                && (wanted == null
                        ? standard
                        : !standard && key.canonical(wanted).equals(text));
    }

    static SettingState of(SettingKey<?> key, @Nullable SettingVersion stored, boolean authentic) {
        if (stored == null) {
            return new SettingState(key, key.standardText(), true, 0, null);
        }
        @Nullable Problem problem = authentic ? problem(key, stored) : Problem.TAMPERED;
        @Nullable String value = problem == null ? stored.value() : null;
        return value == null
                ? new SettingState(key, key.standardText(), true, stored.version(), problem)
                : new SettingState(key, key.canonical(value), false, stored.version(), null);
    }

    static @Nullable Problem problem(SettingKey<?> key, SettingVersion stored) {
        @Nullable String value = stored.value();
        return value == null || key.check(key.key(), value).isEmpty() ? null : Problem.INVALID;
    }
}
