package ai.automatos.admin.probe;

import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.crypto.Hmac;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * One login by SCRAM (RFC 5802) without channel binding: neither side learns the other's secret. Serves once; call the
 * methods in their order.
 */
public final class Scram {
    /** RFC 7677, 4. With fewer, an impostor could guess the password out of our answer. */
    private static final int LEAST_ROUNDS = 4_096;
    /** Common servers ask for 4,096 to 15,000 rounds; a rude one could ask for hours. */
    private static final int MOST_ROUNDS = 1_000_000;

    private static final String HEADER = "n,,";
    private static final String HEADER_BASE64 =
            Base64.getEncoder().encodeToString(HEADER.getBytes(StandardCharsets.UTF_8));

    private final Hash hash;
    private final byte[] password;
    private final String nonce;
    private final String firstBare;
    private byte[] serverSignature = new byte[0];

    /** @param nonce fresh for each login, of printable characters without comma */
    public Scram(Hash hash, String user, String password, String nonce) {
        this.hash = hash;
        this.password = password.getBytes(StandardCharsets.UTF_8);
        this.nonce = nonce;
        this.firstBare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
    }

    /** A password as RFC 4013 (SASLprep) compares it: odd spaces, invisible characters and ligatures made equal. */
    public static String prepared(String password) {
        StringBuilder mapped = new StringBuilder();
        password.codePoints().forEach(c -> {
            boolean nothing = c == 0xad
                    || c == 0x34f
                    || c == 0x1806
                    || c == 0x2060
                    || c == 0xfeff
                    || (c >= 0x180b && c <= 0x180d)
                    || (c >= 0x200b && c <= 0x200d)
                    || (c >= 0xfe00 && c <= 0xfe0f);
            if (!nothing) {
                mapped.appendCodePoint(Character.getType(c) == Character.SPACE_SEPARATOR ? ' ' : c);
            }
        });
        return Normalizer.normalize(mapped, Normalizer.Form.NFKC);
    }

    /** The client's first message. */
    public String first() {
        return HEADER + firstBare;
    }

    /**
     * The client's answer to the server's challenge.
     *
     * @throws ProtocolException if that is no challenge, or none to this login
     */
    public String answer(String challenge) throws ProtocolException {
        Map<String, String> told = attributes(challenge);
        String both = told.getOrDefault("r", "");
        if (!both.startsWith(nonce) || both.length() == nonce.length()) {
            throw new ProtocolException("not a SCRAM challenge to this login");
        }
        byte[] salted = salted(base64(told.getOrDefault("s", "")), rounds(told.getOrDefault("i", "")));
        String bare = "c=" + HEADER_BASE64 + ",r=" + both;
        byte[] signed = (firstBare + "," + challenge + "," + bare).getBytes(StandardCharsets.UTF_8);
        byte[] clientKey = hmac(salted, "Client Key");
        byte[] proof = xor(clientKey, Hmac.of(hash, hash.digest(clientKey), signed));
        serverSignature = Hmac.of(hash, hmac(salted, "Server Key"), signed);
        return bare + ",p=" + Base64.getEncoder().encodeToString(proof);
    }

    /** @throws ProtocolException if the server does not know the password's secret itself: it is another server */
    public void check(String verdict) throws ProtocolException {
        byte[] shown = base64(attributes(verdict).getOrDefault("v", ""));
        if (serverSignature.length == 0 || !MessageDigest.isEqual(serverSignature, shown)) {
            throw new ProtocolException("the server did not prove that it knows the password");
        }
    }

    private byte[] salted(byte[] salt, int rounds) {
        byte[] block = Hmac.of(
                hash,
                password,
                ByteBuffer.allocate(salt.length + 4).put(salt).putInt(1).array());
        byte[] sum = block;
        for (int i = 1; i < rounds; i++) {
            block = Hmac.of(hash, password, block);
            sum = xor(sum, block);
        }
        return sum;
    }

    private byte[] hmac(byte[] key, String label) {
        return Hmac.of(hash, key, label.getBytes(StandardCharsets.UTF_8));
    }

    private static int rounds(String text) throws ProtocolException {
        int rounds = text.matches("\\d{1,7}") ? Integer.parseInt(text) : 0;
        if (rounds < LEAST_ROUNDS || rounds > MOST_ROUNDS) {
            throw new ProtocolException("not a usable SCRAM challenge");
        }
        return rounds;
    }

    private static byte[] base64(String text) throws ProtocolException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException("not a SCRAM message");
        }
    }

    private static Map<String, String> attributes(String message) {
        Map<String, String> attributes = new HashMap<>();
        for (String part : message.split(",")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                attributes.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return attributes;
    }

    private static byte[] xor(byte[] left, byte[] right) {
        byte[] result = Arrays.copyOf(left, left.length);
        for (int i = 0; i < result.length; i++) {
            result[i] ^= right[i];
        }
        return result;
    }
}
