package ai.automatos.admin.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Signatures of a private key that a user pasted: RS256 and ES256 of RFC 7518, 3.3 and 3.4. */
public final class PrivateKeySigner {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]*PRIVATE KEY)-----([^-]+)-----END \\1-----");
    private static final int ES256_PART = 32;

    private final PrivateKey key;
    private final boolean elliptic;

    private PrivateKeySigner(PrivateKey key, boolean elliptic) {
        this.key = key;
        this.elliptic = elliptic;
    }

    /**
     * Reads PKCS #8, PKCS #1 (RSA) or SEC 1 (elliptic curve) between BEGIN and END lines; line breaks may be written as
     * {@code \n}, as JSON files and environment variables hold them.
     *
     * @throws GeneralSecurityException if it is no such key, or an encrypted one; the message holds nothing of it
     */
    public static PrivateKeySigner ofPem(String text) throws GeneralSecurityException {
        Matcher matcher = PEM.matcher(text.replace("\\n", "\n"));
        if (!matcher.find()) {
            throw new GeneralSecurityException("no private key in PEM");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(2).strip());
            PrivateKeyInfo info = info(matcher.group(1), der);
            boolean elliptic = info.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey);
            KeyFactory factory = KeyFactory.getInstance(elliptic ? "EC" : "RSA");
            return new PrivateKeySigner(factory.generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded())), elliptic);
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new GeneralSecurityException("private key cannot be read");
        }
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

    private static PrivateKeyInfo info(String kind, byte[] der) throws IOException, GeneralSecurityException {
        return switch (kind) {
            case "PRIVATE KEY" -> PrivateKeyInfo.getInstance(der);
            case "RSA PRIVATE KEY" ->
                new PrivateKeyInfo(
                        new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                        ASN1Primitive.fromByteArray(der));
            case "EC PRIVATE KEY" -> {
                ECPrivateKey sec1 = ECPrivateKey.getInstance(der);
                ASN1Encodable curve = sec1.getParametersObject();
                yield new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve), sec1);
            }
            default -> throw new GeneralSecurityException("private key is encrypted or of another kind");
        };
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
