package ai.automatos.admin.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever was sealed or signed opens as it was, and with any single bit changed not at all. */
class TamperingTest {
    private final Random random = new Random(7);
    private final SecureRandom secure = new SecureRandom();

    @Test
    void aesGcm() {
        byte[] key = bytes(32);
        byte[] nonce = bytes(12);
        byte[] aad = bytes(20);
        for (int length = 0; length < 40; length++) {
            byte[] plain = bytes(length);
            byte[] sealed = AesGcm.seal(key, nonce, aad, plain);
            assertThat(AesGcm.open(key, nonce, aad, sealed).map(p -> Arrays.equals(p, plain)))
                    .contains(true);
            assertNoFlip(
                    sealed, flipped -> AesGcm.open(key, nonce, aad, flipped).isPresent());
            assertNoFlip(
                    aad, flipped -> AesGcm.open(key, nonce, flipped, sealed).isPresent());
            assertNoFlip(
                    key, flipped -> AesGcm.open(flipped, nonce, aad, sealed).isPresent());
            assertNoFlip(
                    nonce, flipped -> AesGcm.open(key, flipped, aad, sealed).isPresent());
        }
        assertThat(AesGcm.open(key, nonce, aad, new byte[3])).isEmpty();
    }

    @Test
    void hpkeInAuthMode() {
        AsymmetricKeys sender = X25519.generate(secure);
        AsymmetricKeys recipient = X25519.generate(secure);
        AsymmetricKeys stranger = X25519.generate(secure);
        byte[] info = bytes(10);
        byte[] aad = bytes(5);
        byte[] plain = bytes(32);
        Hpke.Sealed sealed =
                Hpke.sealAuth(Hpke.Aead.AES_256_GCM, sender.privateKey(), recipient.publicKey(), info, aad, plain);
        assertThat(open(sender, recipient, sealed.encapsulated(), info, aad, sealed.ciphertext()))
                .isEqualTo(plain);
        assertThat(open(stranger, recipient, sealed.encapsulated(), info, aad, sealed.ciphertext()))
                .isNull();
        assertThat(open(sender, stranger, sealed.encapsulated(), info, aad, sealed.ciphertext()))
                .isNull();
        assertNoFlip(
                sealed.ciphertext(),
                flipped -> open(sender, recipient, sealed.encapsulated(), info, aad, flipped) != null);
        assertNoFlip(
                info,
                flipped -> open(sender, recipient, sealed.encapsulated(), flipped, aad, sealed.ciphertext()) != null);
        assertThat(open(sender, recipient, new byte[0], info, aad, sealed.ciphertext()))
                .isNull();
        assertThat(open(sender, recipient, new byte[32], info, aad, sealed.ciphertext()))
                .isNull();
    }

    @Test
    void hpkeInBaseMode() {
        AsymmetricKeys recipient = X25519.generate(secure);
        byte[] plain = bytes(40);
        Hpke.Sealed sealed =
                Hpke.sealBase(Hpke.Aead.AES_256_GCM, recipient.publicKey(), new byte[0], new byte[0], plain);
        assertThat(Hpke.openBase(
                        Hpke.Aead.AES_256_GCM,
                        recipient.privateKey(),
                        sealed.encapsulated(),
                        new byte[0],
                        new byte[0],
                        sealed.ciphertext()))
                .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(plain));
    }

    @Test
    void ed25519() {
        AsymmetricKeys keys = Ed25519.generate(secure);
        byte[] message = bytes(50);
        byte[] signature = Ed25519.sign(keys.privateKey(), message);
        assertThat(Ed25519.verify(keys.publicKey(), message, signature)).isTrue();
        assertNoFlip(message, flipped -> Ed25519.verify(keys.publicKey(), flipped, signature));
        assertNoFlip(signature, flipped -> Ed25519.verify(keys.publicKey(), message, flipped));
        assertNoFlip(keys.publicKey(), flipped -> Ed25519.verify(flipped, message, signature));
        assertThat(Ed25519.verify(new byte[5], message, signature)).isFalse();
        assertThat(Ed25519.verify(keys.publicKey(), message, new byte[5])).isFalse();
    }

    @Test
    void fernet() {
        byte[] key = Base64.getUrlDecoder().decode("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
        String token =
                "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        assertNoFlip(
                bytes,
                flipped -> Fernet.open(key, Base64.getUrlEncoder().encodeToString(flipped))
                        .isPresent());
        assertThat(Fernet.open(key, "not a token")).isEmpty();
        assertThat(Fernet.open(new byte[32], token)).isEmpty();
        assertThat(Fernet.open(key, "")).isEmpty();
    }

    private static byte[] open(
            AsymmetricKeys sender,
            AsymmetricKeys recipient,
            byte[] encapsulated,
            byte[] info,
            byte[] aad,
            byte[] sealed) {
        return Hpke.openAuth(
                        Hpke.Aead.AES_256_GCM,
                        sender.publicKey(),
                        recipient.privateKey(),
                        encapsulated,
                        info,
                        aad,
                        sealed)
                .orElse(null);
    }

    private static void assertNoFlip(byte[] bytes, Predicate<byte[]> accepted) {
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(accepted.test(flipped)).as("bit %d", bit).isFalse();
        }
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
