package ai.automatos.admin.vault;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.crypto.Digests;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * 160 random bits as a person writes them down: eight groups of four letters or digits and a ninth that tells a slip of
 * the pen from a wrong code. Alphabet and look-alikes are those of Douglas Crockford's Base32; the ninth group is the
 * first 20 bits of SHA-256 over a label and the 160 bits.
 */
final class RecoveryCode {
    static final int BYTES = 20;

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int GROUP = 4;
    private static final int LETTERS = BYTES * 8 / 5;
    private static final byte[] LABEL = "automatos-admin recovery code".getBytes(StandardCharsets.US_ASCII);

    private RecoveryCode() {}

    static SecretBytes random(SecureRandom random) {
        byte[] bits = new byte[BYTES];
        random.nextBytes(bits);
        return SecretBytes.owning(bits);
    }

    /** Nine groups of four, joined by hyphens. */
    static String show(SecretBytes bits) {
        String letters = encode(bits.expose()) + check(bits.expose());
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            if (i > 0 && i % GROUP == 0) {
                shown.append('-');
            }
            shown.append(letters.charAt(i));
        }
        return shown.toString();
    }

    /**
     * Reads what was typed: case, spaces and hyphens do not matter, O is 0, I and L are 1.
     *
     * @throws UserFacingException {@code vault.recovery.mistyped}
     */
    static SecretBytes parse(SecretBytes typed) {
        byte[] letters = new byte[LETTERS + GROUP];
        int count = 0;
        for (byte c : typed.expose()) {
            if (c == ' ' || c == '-' || c == '\n' || c == '\r' || c == '\t') {
                continue;
            }
            int value = value((char) (c & 0xff));
            if (value < 0 || count == letters.length) {
                throw mistyped();
            }
            letters[count++] = (byte) value;
        }
        if (count != letters.length) {
            throw mistyped();
        }
        byte[] bits = decode(letters);
        for (int i = 0; i < GROUP; i++) {
            if (ALPHABET.charAt(letters[LETTERS + i]) != check(bits).charAt(i)) {
                throw mistyped();
            }
        }
        Arrays.fill(letters, (byte) 0);
        return SecretBytes.owning(bits);
    }

    private static UserFacingException mistyped() {
        return new UserFacingException(ErrorKind.LOCKED, "vault.recovery.mistyped");
    }

    private static int value(char typed) {
        return switch (Character.toUpperCase(typed)) {
            case 'O' -> 0;
            case 'I', 'L' -> 1;
            default -> ALPHABET.indexOf(Character.toUpperCase(typed));
        };
    }

    private static String check(byte[] bits) {
        return encode(Arrays.copyOf(Digests.sha256(LABEL, bits), 5)).substring(0, GROUP);
    }

    /** Five bytes become eight letters. */
    private static String encode(byte[] bytes) {
        StringBuilder letters = new StringBuilder();
        for (int at = 0; at < bytes.length; at += 5) {
            long block = 0;
            for (int i = 0; i < 5; i++) {
                block = block << 8 | (bytes[at + i] & 0xff);
            }
            for (int shift = 35; shift >= 0; shift -= 5) {
                letters.append(ALPHABET.charAt((int) (block >> shift & 31)));
            }
        }
        return letters.toString();
    }

    private static byte[] decode(byte[] letters) {
        byte[] bytes = new byte[BYTES];
        for (int at = 0; at < BYTES / 5; at++) {
            long block = 0;
            for (int i = 0; i < 8; i++) {
                block = block << 5 | letters[at * 8 + i];
            }
            for (int i = 0; i < 5; i++) {
                bytes[at * 5 + i] = (byte) (block >> (8 * (4 - i)));
            }
        }
        return bytes;
    }
}
