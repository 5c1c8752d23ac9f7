package ai.automatos.admin.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;

/** Signatures of a private key that a user pasted: RS256 and ES256 of RFC 7518, 3.3 and 3.4. */
public final class PrivateKeySigner {
    private static final int ES256_PART = 32;

    private final PrivateKey key;
    private final boolean elliptic;

    private PrivateKeySigner(PrivateKey key, boolean elliptic) {
        this.key = key;
        this.elliptic = elliptic;
    }

    /**
     * @throws GeneralSecurityException as {@link PemKeys#privateKey}, and for a key that is neither RSA nor elliptic
     */
    public static PrivateKeySigner ofPem(String text, String passphrase) throws GeneralSecurityException {
        PrivateKey key = PemKeys.privateKey(text, passphrase);
        boolean elliptic = key.getAlgorithm().equals("EC");
        if (!elliptic && !key.getAlgorithm().equals("RSA")) {
            throw new GeneralSecurityException("neither an RSA key nor one on a curve");
        }
        return new PrivateKeySigner(key, elliptic);
    }

    /** The signature with SHA-256: RSASSA-PKCS1-v1_5 for an RSA key, r ‖ s of ECDSA for one on P-256. */
    public byte[] signSha256(byte[] message) throws GeneralSecurityException {
        Signature signature = Signature.getInstance(elliptic ? "SHA256withECDSA" : "SHA256withRSA");
        signature.initSign(key);
        signature.update(message);
        byte[] signed = signature.sign();
        return elliptic ? joined(signed) : signed;
    }

    public boolean isElliptic() {
        return elliptic;
    }

    private static byte[] joined(byte[] der) throws GeneralSecurityException {
        try {
            org.bouncycastle.asn1.ASN1Sequence pair = org.bouncycastle.asn1.ASN1Sequence.getInstance(der);
            byte[] both = new byte[2 * ES256_PART];
            for (int i = 0; i < 2; i++) {
                BigInteger part = org.bouncycastle.asn1.ASN1Integer.getInstance(pair.getObjectAt(i))
                        .getPositiveValue();
                byte[] bytes = part.toByteArray();
                byte[] trimmed = bytes.length > ES256_PART
                        ? Arrays.copyOfRange(bytes, bytes.length - ES256_PART, bytes.length)
                        : bytes;
                System.arraycopy(trimmed, 0, both, (i + 1) * ES256_PART - trimmed.length, trimmed.length);
            }
            return both;
        } catch (IllegalArgumentException e) {
            throw new GeneralSecurityException("signature cannot be read");
        }
    }
}
