package ai.automatos.admin.crypto;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/** Keys for X25519, RFC 7748. */
public final class X25519 {
    private X25519() {}

    public static AsymmetricKeys generate(SecureRandom random) {
        X25519PrivateKeyParameters key = new X25519PrivateKeyParameters(random);
        return new AsymmetricKeys(key.getEncoded(), key.generatePublicKey().getEncoded());
    }

    public static byte[] publicKey(byte[] privateKey) {
        return new X25519PrivateKeyParameters(privateKey).generatePublicKey().getEncoded();
    }
}
