package ai.automatos.admin.crypto;

import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.hpke.HPKE;
import org.bouncycastle.crypto.hpke.HPKEContextWithEncapsulation;

/**
 * Hybrid public key encryption, RFC 9180, single shot: DHKEM(X25519, HKDF-SHA256) and HKDF-SHA256. In auth mode a
 * message opens only if it was sealed with the sender's private key.
 */
public final class Hpke {
    /** The cipher; our own formats use AES-256-GCM. */
    public enum Aead {
        AES_128_GCM(HPKE.aead_AES_GCM128),
        AES_256_GCM(HPKE.aead_AES_GCM256);

        private final short id;

        Aead(short id) {
            this.id = id;
        }
    }

    private Hpke() {}

    public static Sealed sealBase(Aead aead, byte[] recipientPublic, byte[] info, byte[] aad, byte[] plain) {
        HPKE hpke = suite(HPKE.mode_base, aead);
        return seal(hpke.setupBaseS(hpke.deserializePublicKey(recipientPublic), info), aad, plain);
    }

    public static Sealed sealAuth(
            Aead aead, byte[] senderPrivate, byte[] recipientPublic, byte[] info, byte[] aad, byte[] plain) {
        HPKE hpke = suite(HPKE.mode_auth, aead);
        return seal(
                hpke.setupAuthS(hpke.deserializePublicKey(recipientPublic), info, pair(hpke, senderPrivate)),
                aad,
                plain);
    }

    /** Empty if anything is not as it was sealed. */
    public static Optional<byte[]> openBase(
            Aead aead, byte[] recipientPrivate, byte[] encapsulated, byte[] info, byte[] aad, byte[] ciphertext) {
        HPKE hpke = suite(HPKE.mode_base, aead);
        try {
            return Optional.of(hpke.setupBaseR(encapsulated, pair(hpke, recipientPrivate), info)
                    .open(aad, ciphertext));
        } catch (InvalidCipherTextException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Empty if anything is not as it was sealed, or somebody else sealed it. */
    public static Optional<byte[]> openAuth(
            Aead aead,
            byte[] senderPublic,
            byte[] recipientPrivate,
            byte[] encapsulated,
            byte[] info,
            byte[] aad,
            byte[] ciphertext) {
        HPKE hpke = suite(HPKE.mode_auth, aead);
        try {
            return Optional.of(hpke.setupAuthR(
                            encapsulated, pair(hpke, recipientPrivate), info, hpke.deserializePublicKey(senderPublic))
                    .open(aad, ciphertext));
        } catch (InvalidCipherTextException | RuntimeException e) {
            // Besides a wrong tag the library throws for points and lengths that no honest sender makes.
            return Optional.empty();
        }
    }

    private static HPKE suite(byte mode, Aead aead) {
        return new HPKE(mode, HPKE.kem_X25519_SHA256, HPKE.kdf_HKDF_SHA256, aead.id);
    }

    private static AsymmetricCipherKeyPair pair(HPKE hpke, byte[] privateKey) {
        return hpke.deserializePrivateKey(privateKey, X25519.publicKey(privateKey));
    }

    private static Sealed seal(HPKEContextWithEncapsulation context, byte[] aad, byte[] plain) {
        try {
            return new Sealed(context.getEncapsulation(), context.seal(aad, plain));
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param encapsulated RFC 9180's {@code enc}, 32 bytes */
    public record Sealed(byte[] encapsulated, byte[] ciphertext) {}
}
