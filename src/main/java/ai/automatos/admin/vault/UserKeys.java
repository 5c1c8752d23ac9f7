package ai.automatos.admin.vault;

import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.crypto.Ed25519;
import ai.automatos.admin.crypto.X25519;
import java.security.SecureRandom;
import java.util.Arrays;

/** A user's private keys, 32 bytes each; wiped on close. */
record UserKeys(SecretBytes encryption, SecretBytes signing) implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    static UserKeys generate(SecureRandom random) {
        return new UserKeys(
                SecretBytes.owning(X25519.generate(random).privateKey()),
                SecretBytes.owning(Ed25519.generate(random).privateKey()));
    }

    /** Takes over {@code joined}. */
    static UserKeys split(byte[] joined) {
        UserKeys keys = new UserKeys(
                SecretBytes.owning(Arrays.copyOf(joined, KEY_BYTES)),
                SecretBytes.owning(Arrays.copyOfRange(joined, KEY_BYTES, 2 * KEY_BYTES)));
        Arrays.fill(joined, (byte) 0);
        return keys;
    }

    SecretBytes joined() {
        byte[] joined = Arrays.copyOf(encryption.expose(), 2 * KEY_BYTES);
        System.arraycopy(signing.expose(), 0, joined, KEY_BYTES, KEY_BYTES);
        return SecretBytes.owning(joined);
    }

    byte[] encryptionPublic() {
        return X25519.publicKey(encryption.expose());
    }

    byte[] signingPublic() {
        return Ed25519.publicKey(signing.expose());
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(signing.expose(), message);
    }

    @Override
    public void close() {
        encryption.close();
        signing.close();
    }
}
