package ai.automatos.admin.crypto;

import java.security.GeneralSecurityException;

/** A key is encrypted, and the passphrase does not open it or was not given. */
public final class WrongPassphraseException extends GeneralSecurityException {
    private static final long serialVersionUID = 1L;

    public WrongPassphraseException() {
        super("passphrase does not open the key");
    }
}
