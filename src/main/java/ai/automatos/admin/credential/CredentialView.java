package ai.automatos.admin.credential;

import java.util.List;

/** A credential with its values masked. @param fields in the order of its type; fields unknown to the type come last */
public record CredentialView(CredentialSummary summary, List<Field> fields) {
    /** Stands for a stored value, whatever its length. */
    public static final String MASK = "•••••";

    public CredentialView {
        fields = List.copyOf(fields);
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
