package ai.automatos.admin.credential;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A credential in a list.
 *
 * @param status to be believed only if {@code integrity} is {@link Integrity#AUTHENTIC}
 * @param ownPace how often it is tested by itself, or null for as set
 * @param assignments how many assignments name it
 */
public record CredentialSummary(
        Credential credential,
        CredentialStatus status,
        CredentialActivity activity,
        @Nullable TestPace ownPace,
        int assignments,
        Integrity integrity) {
    /** When it ends, as far as that is known. */
    public Optional<Ending> ending() {
        return Ending.of(credential, activity);
    }
}
