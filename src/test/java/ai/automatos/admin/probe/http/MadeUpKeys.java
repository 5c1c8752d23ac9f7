package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe.Jwt;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Private keys of this run, and whether a token was signed with them. */
final class MadeUpKeys {
    private final KeyPair rsa = pair("RSA", 2048);
    private final KeyPair otherRsa = pair("RSA", 2048);
    private final KeyPair elliptic = pair("EC", 256);

    String pem(String algorithm) {
        return pem(algorithm.startsWith("ES") ? elliptic : rsa);
    }

    /** That no other call gives. */
    String otherPem() {
        return pem(otherRsa);
    }

    private static String pem(KeyPair pair) {
        byte[] key = pair.getPrivate().getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
    }

    /** RFC 7515, 5.2, by the JDK's own means. @param key as the field holds it */
    boolean verifies(String token, Jwt recipe, String key) {
        String[] parts = token.split("\\.");
        byte[] signed = (parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
            if (recipe.algorithm().equals("HS256")) {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(bytes(recipe, key), "HmacSHA256"));
                return MessageDigest.isEqual(mac.doFinal(signed), signature);
            }
            boolean curve = recipe.algorithm().equals("ES256");
            Signature verifier = Signature.getInstance(curve ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
            verifier.initVerify((curve ? elliptic : rsa).getPublic());
            verifier.update(signed);
            return verifier.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    private static byte[] bytes(Jwt recipe, String key) {
        return switch (recipe.keyFormat()) {
            case HEX -> HexFormat.of().parseHex(key);
            case BASE64 -> Base64.getDecoder().decode(key);
            case TEXT, PEM -> key.getBytes(StandardCharsets.UTF_8);
        };
    }

    private static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
