package ai.automatos.admin.credential;

import ai.automatos.admin.vault.RowMac;

/**
 * A credential as it lies in the database, its MAC not yet checked.
 *
 * @param assignments how many assignments name it
 */
public record CredentialRow(Credential credential, RowMac mac, CredentialActivity activity, int assignments) {}
