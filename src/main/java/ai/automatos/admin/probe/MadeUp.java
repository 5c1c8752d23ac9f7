package ai.automatos.admin.probe;

import java.security.SecureRandom;

/** Random text that no server can know: a client's ID, a nonce, or a password to see whether any is taken. */
public final class MadeUp {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private MadeUp() {}

    /** Small letters and digits. */
    public static String text(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
