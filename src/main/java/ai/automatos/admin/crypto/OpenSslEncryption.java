package ai.automatos.admin.crypto;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Private keys as OpenSSL encrypted them before PKCS #8: RFC 1421 headers, key from MD5. Only read. */
final class OpenSslEncryption {
    private static final Pattern DEK_INFO =
            Pattern.compile("DEK-Info: (AES-(?:128|192|256)|DES-EDE3)-CBC,([0-9A-Fa-f]+)");
    private static final int SALT = 8;

    private OpenSslEncryption() {}

    /** Whether what stands between the BEGIN and END lines says that it is encrypted so. */
    static boolean marks(String body) {
        return body.contains("Proc-Type: 4,ENCRYPTED");
    }

    static byte[] open(String body, String passphrase) throws GeneralSecurityException {
        Matcher info = DEK_INFO.matcher(body);
        if (!info.find()) {
            throw new GeneralSecurityException("private key is encrypted in an unknown way");
        }
        if (passphrase.isEmpty()) {
            throw new WrongPassphraseException();
        }
        boolean aes = info.group(1).startsWith("AES");
        int length = aes ? Integer.parseInt(info.group(1).substring(4)) / 8 : 24;
        byte[] iv = HexFormat.of().parseHex(info.group(2));
        byte[] key = key(passphrase.getBytes(java.nio.charset.StandardCharsets.UTF_8), iv, length);
        Cipher cipher = Cipher.getInstance(aes ? "AES/CBC/PKCS5Padding" : "DESede/CBC/PKCS5Padding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, aes ? "AES" : "DESede"), new IvParameterSpec(iv));
        try {
            byte[] opened = cipher.doFinal(
                    Base64.getMimeDecoder().decode(body.substring(info.end()).strip()));
            // A wrong passphrase passes the padding once in 256 times; DER begins with a SEQUENCE.
            if (opened.length > 0 && opened[0] == 0x30) {
                return opened;
            }
        } catch (javax.crypto.BadPaddingException e) {
            throw new WrongPassphraseException();
        }
        throw new WrongPassphraseException();
    }

    /** EVP_BytesToKey with one round. */
    private static byte[] key(byte[] passphrase, byte[] iv, int length) {
        byte[] key = new byte[0];
        byte[] block = new byte[0];
        while (key.length < length) {
            block = Hash.MD5.digest(joined(block, passphrase, Arrays.copyOf(iv, SALT)));
            key = joined(key, block);
        }
        return Arrays.copyOf(key, length);
    }

    private static byte[] joined(byte[]... parts) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
