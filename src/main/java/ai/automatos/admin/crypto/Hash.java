package ai.automatos.admin.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hash functions that protocols of other services prescribe; our own formats use {@link Digests} alone. */
public enum Hash {
    MD5("MD5", "HmacMD5"),
    SHA_1("SHA-1", "HmacSHA1"),
    SHA_256("SHA-256", "HmacSHA256"),
    SHA_384("SHA-384", "HmacSHA384"),
    SHA_512("SHA-512", "HmacSHA512");

    private final String digest;
    private final String mac;

    Hash(String digest, String mac) {
        this.digest = digest;
        this.mac = mac;
    }

    public byte[] digest(byte[] message) {
        try {
            return MessageDigest.getInstance(digest).digest(message);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    String mac() {
        return mac;
    }
}
