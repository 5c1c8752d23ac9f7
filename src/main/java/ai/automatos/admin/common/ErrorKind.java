package ai.automatos.admin.common;

/** What sort of failure a {@link UserFacingException} is; the command line turns it into an exit code. */
public enum ErrorKind {
    /** Input that cannot be accepted: a blank name, a port out of range, an unknown field. */
    INVALID_INPUT,
    /** Several things carry the name; the message lists them. */
    AMBIGUOUS,
    NOT_FOUND,
    /** The state forbids it: the name is taken, the credential is assigned, somebody else edited it meanwhile. */
    CONFLICT,
    /** The caller may not do this. */
    DENIED,
    /** Locked, or the password or recovery code is wrong. */
    LOCKED,
    /** The vault cannot be opened or trusted: missing, damaged, tampered with, rolled back, too new. */
    VAULT_UNUSABLE,
    /** Another process holds the vault. */
    IN_USE,
    /** The database cannot be reached, or the disk is full: it may work again later. */
    UNAVAILABLE
}
