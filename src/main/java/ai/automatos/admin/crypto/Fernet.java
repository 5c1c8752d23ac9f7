package ai.automatos.admin.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Reads Fernet tokens (the {@code fernet/spec} format, version 0x80): AES-128-CBC under an HMAC-SHA256. Only for
 * importing from the existing platform; nothing here writes them.
 */
public final class Fernet {
    private static final int VERSION = 0x80;
    private static final int HEADER = 1 + 8;
    private static final int IV = 16;
    private static final int MAC = 32;

    private Fernet() {}

    /** @param key 16 bytes to sign and 16 to encrypt @return empty if the token is malformed or not of this key */
    public static Optional<byte[]> open(byte[] key, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        if (key.length != 32 || bytes.length < HEADER + IV + MAC || (bytes[0] & 0xff) != VERSION) {
            return Optional.empty();
        }
        int signed = bytes.length - MAC;
        byte[] mac = Hmac.sha256(Arrays.copyOf(key, 16), Arrays.copyOf(bytes, signed));
        if (!Digests.same(mac, Arrays.copyOfRange(bytes, signed, bytes.length))) {
            return Optional.empty();
        }
        ByteBuffer ciphertext = ByteBuffer.wrap(bytes, HEADER + IV, signed - HEADER - IV);
        return decrypt(key, Arrays.copyOfRange(bytes, HEADER, HEADER + IV), ciphertext);
    }

    private static Optional<byte[]> decrypt(byte[] key, byte[] iv, ByteBuffer ciphertext) {
        try {
            Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, 16, 16, "AES"), new IvParameterSpec(iv));
            return Optional.of(cipher.doFinal(
                    ciphertext.array(), ciphertext.arrayOffset() + ciphertext.position(), ciphertext.remaining()));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }
}
