package ai.automatos.admin.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC, RFC 2104 and FIPS 198-1. */
public final class Hmac {
    private Hmac() {}

    public static byte[] sha256(byte[] key, byte[] message) {
        return of(Hash.SHA_256, key, message);
    }

    /** SHA-1 only where a service's protocol prescribes it. */
    public static byte[] of(Hash hash, byte[] key, byte[] message) {
        try {
            Mac mac = Mac.getInstance(hash.mac());
            // The JDK takes no empty key; HMAC pads a key with zeros, so one zero byte is the same key.
            mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, hash.mac()));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
