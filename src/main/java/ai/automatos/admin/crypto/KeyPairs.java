package ai.automatos.admin.crypto;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECKey;
import java.security.interfaces.EdECKey;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Whether two keys belong together, and how strong they are. */
public final class KeyPairs {
    private static final byte[] MESSAGE = {'s', 'a', 'm', 'e', '?'};

    private KeyPairs() {}

    /** Signs with the one and verifies with the other. */
    public static boolean belongTogether(PrivateKey secret, PublicKey open) {
        try {
            Signature signature = signature(secret);
            signature.initSign(secret);
            signature.update(MESSAGE);
            byte[] signed = signature.sign();
            Signature check = signature(secret);
            check.initVerify(open);
            check.update(MESSAGE);
            return check.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Signature signature(PrivateKey key) throws GeneralSecurityException {
        return switch (key.getAlgorithm()) {
            case "RSA" -> Signature.getInstance("SHA256withRSA");
            case "RSASSA-PSS" -> {
                Signature pss = Signature.getInstance("RSASSA-PSS");
                pss.setParameter(new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1));
                yield pss;
            }
            case "EC" -> Signature.getInstance("SHA256withECDSA");
            case "EdDSA", "Ed25519", "Ed448" -> Signature.getInstance("EdDSA");
            default -> throw new GeneralSecurityException("key of an unknown family");
        };
    }

    /** The size that people name: of an RSA modulus, of a curve's field. 0 if it is neither. */
    public static int bits(Key key) {
        if (key instanceof RSAKey rsa) {
            return rsa.getModulus().bitLength();
        }
        if (key instanceof ECKey ec) {
            return ec.getParams().getCurve().getField().getFieldSize();
        }
        if (key instanceof EdECKey edwards) {
            return edwards.getParams().getName().equals("Ed25519") ? 256 : 448;
        }
        return 0;
    }

    /** For people: {@code RSA 2048 bits}, {@code EC 256 bits}, {@code Ed25519}. */
    public static String describe(Key key) {
        if (key instanceof EdECKey edwards) {
            return edwards.getParams().getName();
        }
        return key instanceof ECKey ? "EC " + bits(key) + " bits" : "RSA " + bits(key) + " bits";
    }
}
