package ai.automatos.admin.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Optional;

/** The signatures of JSON Web Tokens: RFC 7518, 3, and RFC 8037. */
public enum JwsAlgorithm {
    HS256(Hash.SHA_256, 256),
    HS384(Hash.SHA_384, 384),
    HS512(Hash.SHA_512, 512),
    RS256("RSA", "SHA256withRSA", 2048),
    RS384("RSA", "SHA384withRSA", 2048),
    RS512("RSA", "SHA512withRSA", 2048),
    PS256("RSA", "SHA-256", 2048),
    PS384("RSA", "SHA-384", 2048),
    PS512("RSA", "SHA-512", 2048),
    ES256("EC", "SHA256withECDSAinP1363Format", 256),
    ES384("EC", "SHA384withECDSAinP1363Format", 384),
    ES512("EC", "SHA512withECDSAinP1363Format", 521),
    EDDSA("EdDSA", "EdDSA", 256);

    private final Hash hash;
    private final String family;
    private final String scheme;
    private final int bits;

    JwsAlgorithm(Hash hash, int bits) {
        this.hash = hash;
        this.family = "";
        this.scheme = "";
        this.bits = bits;
    }

    JwsAlgorithm(String family, String scheme, int bits) {
        this.hash = Hash.SHA_256;
        this.family = family;
        this.scheme = scheme;
        this.bits = bits;
    }

    /** @param name as the header {@code alg} spells it */
    public static Optional<JwsAlgorithm> named(String name) {
        for (JwsAlgorithm algorithm : values()) {
            if (algorithm.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(algorithm);
            }
        }
        return Optional.empty();
    }

    /** Whether one secret signs and verifies. */
    public boolean isSymmetric() {
        return family.isEmpty();
    }

    /** The fewest bits of a secret or an RSA key; what a curve must have. */
    public int bits() {
        return bits;
    }

    /** Whether the key is of this algorithm's family; how large it is is another question. */
    public boolean takes(Key key) {
        String given = key.getAlgorithm();
        return given.equals(family)
                || (family.equals("EdDSA") && given.startsWith("Ed"))
                || (name().startsWith("PS") && given.equals("RSASSA-PSS"));
    }

    /** For a secret. */
    public byte[] mac(byte[] secret, byte[] message) {
        return Hmac.of(hash, secret, message);
    }

    public byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initSign(key);
        signature.update(message);
        return signature.sign();
    }

    public boolean verify(PublicKey key, byte[] message, byte[] signed) throws GeneralSecurityException {
        Signature signature = signature();
        signature.initVerify(key);
        signature.update(message);
        return signature.verify(signed);
    }

    private Signature signature() throws GeneralSecurityException {
        if (!name().startsWith("PS")) {
            return Signature.getInstance(scheme);
        }
        Signature pss = Signature.getInstance("RSASSA-PSS");
        int length = Integer.parseInt(scheme.substring(4));
        pss.setParameter(new PSSParameterSpec(scheme, "MGF1", new MGF1ParameterSpec(scheme), length / 8, 1));
        return pss;
    }
}
