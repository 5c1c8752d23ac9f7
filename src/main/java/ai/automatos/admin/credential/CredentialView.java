package ai.automatos.admin.credential;

import java.util.List;

/**
 * A credential with its values masked.
 *
 * @param fields in the order of its type; fields unknown to the type come last
 * @param tests the last ones, oldest first
 */
public record CredentialView(CredentialSummary summary, List<Field> fields, List<PastTest> tests) {
    /** Stands for a stored value, whatever its length. */
    public static final String MASK = "•••••";

    public CredentialView {
        fields = List.copyOf(fields);
        tests = List.copyOf(tests);
    }

    /** A field without its value. */
    public record Field(String key, String label, boolean secret, Presence presence) {
        public String masked() {
            return presence == Presence.SET ? MASK : "";
        }
    }

    /** Whether a value is stored. */
    public enum Presence {
        SET,
        EMPTY,
        /** The vault is locked, or the row was tampered with. */
        UNKNOWN
    }
}
