package ai.automatos.admin.credential;

import org.jspecify.annotations.Nullable;

/**
 * A type about to be created or imported.
 *
 * @param json as its author wrote it
 * @param name takes the place of the name in the JSON, and then the key is made from it too; null keeps both
 * @param loopbackAllowed whether its test may talk to this computer itself
 * @param ifTaken what to do if there is such an own type already
 */
public record OwnTypeDraft(String json, @Nullable String name, boolean loopbackAllowed, IfTaken ifTaken) {
    /** When an own type has the same key, or the same name where the JSON gives no key. */
    public enum IfTaken {
        /** {@code type.name.taken}: ask whether it is a new version, another name, or nothing at all. */
        REFUSE,
        /** It becomes the next version of that type. */
        NEW_VERSION
    }

    /** Refused if there is one like it. */
    public static OwnTypeDraft of(String json) {
        return new OwnTypeDraft(json, null, false, IfTaken.REFUSE);
    }
}
