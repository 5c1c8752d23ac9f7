package ai.automatos.admin.probe.mongo;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The server's side of one SCRAM login, written from RFC 5802 on the JDK's own PBKDF2. */
public final class ScramServer {
    private static final byte[] SALT = "salt of this server".getBytes(StandardCharsets.UTF_8);
    private static final int ROUNDS = 4096;

    private final String hash;
    private String clientFirstBare = "";
    private String serverFirst = "";

    /** @param hash {@code SHA1} or {@code SHA256} */
    public ScramServer(String hash) {
        this.hash = hash;
    }

    /** The user's name in a client's first message. */
    public static String user(String clientFirst) {
        return clientFirst
                .replaceFirst("n,,n=([^,]*),.*", "$1")
                .replace("=2C", ",")
                .replace("=3D", "=");
    }

    public String challenge(String clientFirst) {
        clientFirstBare = clientFirst.substring("n,,".length());
        serverFirst = "r=" + clientFirstBare.replaceFirst(".*r=", "") + "OfServer,s="
                + Base64.getEncoder().encodeToString(SALT) + ",i=" + ROUNDS;
        return serverFirst;
    }

    /** The server's signature, or null if the client does not know the password. */
    public String verdict(String clientFinal, String password) throws GeneralSecurityException {
        String withoutProof = clientFinal.substring(0, clientFinal.indexOf(",p="));
        byte[] signed = (clientFirstBare + "," + serverFirst + "," + withoutProof).getBytes(StandardCharsets.UTF_8);
        byte[] salted = SecretKeyFactory.getInstance("PBKDF2WithHmac" + hash)
                .generateSecret(new PBEKeySpec(password.toCharArray(), SALT, ROUNDS, hash.equals("SHA1") ? 160 : 256))
                .getEncoded();
        MessageDigest digest = MessageDigest.getInstance(hash.equals("SHA1") ? "SHA-1" : "SHA-256");
        byte[] storedKey = digest.digest(mac(salted, "Client Key".getBytes(StandardCharsets.UTF_8)));
        byte[] signature = mac(storedKey, signed);
        byte[] proof = Base64.getDecoder().decode(clientFinal.substring(clientFinal.indexOf(",p=") + 3));
        for (int i = 0; i < proof.length; i++) {
            proof[i] ^= signature[i];
        }
        if (!MessageDigest.isEqual(digest.digest(proof), storedKey)) {
            return null;
        }
        byte[] serverKey = mac(salted, "Server Key".getBytes(StandardCharsets.UTF_8));
        return "v=" + Base64.getEncoder().encodeToString(mac(serverKey, signed));
    }

    private byte[] mac(byte[] key, byte[] message) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + hash);
        mac.init(new SecretKeySpec(key, "Hmac" + hash));
        return mac.doFinal(message);
    }
}
