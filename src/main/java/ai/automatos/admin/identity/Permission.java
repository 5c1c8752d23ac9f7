package ai.automatos.admin.identity;

/** What a caller may do. */
public enum Permission {
    /** Names, tags and status; masked values. */
    VIEW_CREDENTIALS,
    /** Reveal, copy and test values. */
    USE_CREDENTIALS,
    /** Create, edit, activate, assign and delete. */
    EDIT_CREDENTIALS,
    VIEW_TYPES,
    /** Create, edit and delete own types: whoever may can say where a test sends a secret. */
    EDIT_TYPES,
    VIEW_AUDIT,
    /** Also to choose the look of one's own computer. */
    VIEW_SETTINGS,
    /** What holds for the vault or a tenant. */
    EDIT_SETTINGS,
    /** Keys, recovery, backup, verification, acknowledging incidents. */
    ADMINISTER_VAULT
}
