package ai.automatos.admin.vault;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** A master password in Unicode NFC, so that the same keys give the same bytes on every keyboard and system. */
record Password(SecretBytes normalised) implements AutoCloseable {
    /**
     * Spaces count like any other character.
     *
     * @throws UserFacingException {@code vault.password.empty}
     */
    static @Nullable Password of(@Nullable SecretBytes typed) {
        if (typed == null) {
            return null;
        }
        if (typed.length() == 0) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "vault.password.empty");
        }
        return new Password(SecretBytes.ofUtf8(Normalizer.normalize(typed.exposeUtf8(), Normalizer.Form.NFC)));
    }

    @Override
    public void close() {
        normalised.close();
    }
}
