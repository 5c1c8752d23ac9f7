package ai.automatos.admin.credential;

import ai.automatos.admin.schema.Violation;
import java.util.List;

/** @param warnings what looks odd about the values; saved all the same */
public record SavedCredential(Credential credential, List<Violation> warnings) {
    public SavedCredential {
        warnings = List.copyOf(warnings);
    }
}
