package ai.automatos.admin.credential;

import ai.automatos.admin.vault.RowMac;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it lies in the database, its MAC not yet checked.
 *
 * @param ownPace how often it is tested by itself, or null for as set; no MAC covers it, for it can only make tests
 *     rarer, or daily
 * @param assignments how many assignments name it
 */
public record CredentialRow(
        Credential credential,
        RowMac mac,
        CredentialActivity activity,
        @Nullable TestPace ownPace,
        int assignments) {}
