package ai.automatos.admin.credential.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Proves that who brings the code is who asked for it (RFC 7636, method S256).
 *
 * @param verifier a secret for the length of one sign-in
 */
record Pkce(String verifier) {
    private static final int BYTES = 32;

    static Pkce random(SecureRandom random) {
        return new Pkce(token(random));
    }

    /** 256 random bits that need no escaping anywhere. */
    static String token(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Pkce[•••]";
    }
}
