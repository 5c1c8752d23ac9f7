package ai.automatos.admin.credential;

/** What the MAC of a row says about it. */
public enum Integrity {
    AUTHENTIC,
    /** Altered outside this program: shown, named and not obeyed. */
    TAMPERED,
    /** The vault is locked, so nobody can tell. */
    UNCHECKED
}
