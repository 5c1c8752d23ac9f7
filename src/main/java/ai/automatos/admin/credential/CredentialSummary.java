package ai.automatos.admin.credential;

/**
 * A credential in a list.
 *
 * @param status to be believed only if {@code integrity} is {@link Integrity#AUTHENTIC}
 * @param assignments how many assignments name it
 */
public record CredentialSummary(
        Credential credential,
        CredentialStatus status,
        CredentialActivity activity,
        int assignments,
        Integrity integrity) {}
