package ai.automatos.admin.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Keys that a user pasted, between BEGIN and END lines; line breaks may be written as {@code \n}, as JSON files and
 * environment variables hold them. No message of an exception holds anything of a key.
 */
public final class PemKeys {
    private static final Pattern PEM =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.+?)-----END \\1-----", Pattern.DOTALL);

    /** OID of a key's algorithm to the JDK's name of its family. */
    private static final Map<String, String> FAMILIES = Map.of(
            PKCSObjectIdentifiers.rsaEncryption.getId(),
            "RSA",
            PKCSObjectIdentifiers.id_RSASSA_PSS.getId(),
            "RSASSA-PSS",
            X9ObjectIdentifiers.id_ecPublicKey.getId(),
            "EC",
            "1.3.101.112",
            "EdDSA",
            "1.3.101.113",
            "EdDSA");

    private PemKeys() {}

    /**
     * PKCS #8, plain or encrypted, PKCS #1 (RSA) or SEC 1 (elliptic curve), the latter two also in OpenSSL's old
     * encryption.
     *
     * @param passphrase empty for none
     * @throws WrongPassphraseException if the key is encrypted and this does not open it
     * @throws GeneralSecurityException if it is no such key
     */
    public static PrivateKey privateKey(String text, String passphrase) throws GeneralSecurityException {
        Matcher pem = PEM.matcher(text.replace("\\n", "\n"));
        while (pem.find()) {
            if (pem.group(1).endsWith("PRIVATE KEY")) {
                return privateKey(pem.group(1), pem.group(2), passphrase);
            }
        }
        throw new GeneralSecurityException("no private key in PEM");
    }

    private static PrivateKey privateKey(String kind, String body, String passphrase) throws GeneralSecurityException {
        try {
            PrivateKeyInfo info;
            if (kind.equals("ENCRYPTED PRIVATE KEY")) {
                info = PrivateKeyInfo.getInstance(opened(Base64.getMimeDecoder().decode(body), passphrase));
            } else {
                byte[] der = OpenSslEncryption.marks(body)
                        ? OpenSslEncryption.open(body, passphrase)
                        : Base64.getMimeDecoder().decode(body.strip());
                info = info(kind, der);
            }
            return factory(info.getPrivateKeyAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new GeneralSecurityException("private key cannot be read");
        }
    }

    /** RFC 8018, 6.2: the cipher stands in the key's own parameters. */
    private static byte[] opened(byte[] der, String passphrase) throws GeneralSecurityException {
        if (passphrase.isEmpty()) {
            throw new WrongPassphraseException();
        }
        try {
            EncryptedPrivateKeyInfo sealed = new EncryptedPrivateKeyInfo(der);
            String name =
                    sealed.getAlgName().equals("PBES2") || sealed.getAlgName().startsWith("1.")
                            ? sealed.getAlgParameters().toString()
                            : sealed.getAlgName();
            Cipher cipher = Cipher.getInstance(name);
            cipher.init(
                    Cipher.DECRYPT_MODE,
                    SecretKeyFactory.getInstance(name).generateSecret(new PBEKeySpec(passphrase.toCharArray())),
                    sealed.getAlgParameters());
            return sealed.getKeySpec(cipher).getEncoded();
        } catch (IOException e) {
            throw new GeneralSecurityException("private key cannot be read");
        } catch (java.security.spec.InvalidKeySpecException | java.security.InvalidKeyException e) {
            throw new WrongPassphraseException();
        }
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
            default -> throw new GeneralSecurityException("private key is of another kind");
        };
    }

    /** SubjectPublicKeyInfo, PKCS #1 (RSA), or the key of a certificate. */
    public static PublicKey publicKey(String text) throws GeneralSecurityException {
        String pasted = text.replace("\\n", "\n");
        Matcher pem = PEM.matcher(pasted);
        if (!pem.find()) {
            throw new GeneralSecurityException("no public key in PEM");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.group(2).strip());
            if (pem.group(1).equals("CERTIFICATE")) {
                return CertificateFactory.getInstance("X.509")
                        .generateCertificate(
                                new ByteArrayInputStream(pem.group().getBytes(StandardCharsets.UTF_8)))
                        .getPublicKey();
            }
            SubjectPublicKeyInfo info = pem.group(1).equals("RSA PUBLIC KEY")
                    ? new SubjectPublicKeyInfo(
                            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                            ASN1Primitive.fromByteArray(der))
                    : SubjectPublicKeyInfo.getInstance(der);
            return factory(info.getAlgorithm()).generatePublic(new X509EncodedKeySpec(info.getEncoded()));
        } catch (IOException | IllegalArgumentException | ClassCastException e) {
            throw new GeneralSecurityException("public key cannot be read");
        }
    }

    private static KeyFactory factory(AlgorithmIdentifier algorithm) throws GeneralSecurityException {
        String family = FAMILIES.get(algorithm.getAlgorithm().getId());
        if (family == null) {
            throw new GeneralSecurityException("key of an unknown family");
        }
        return KeyFactory.getInstance(family);
    }
}
