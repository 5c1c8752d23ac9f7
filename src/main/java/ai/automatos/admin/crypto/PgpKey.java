package ai.automatos.admin.crypto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPrivateKey;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRing;
import org.bouncycastle.openpgp.PGPSecretKey;
import org.bouncycastle.openpgp.PGPSecretKeyRing;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPBESecretKeyDecryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.bc.BcPGPDigestCalculatorProvider;
import org.jspecify.annotations.Nullable;

/**
 * An OpenPGP key that was opened and signed with.
 *
 * @param keyId the last 16 hexadecimal digits of the fingerprint
 * @param user the first user id, such as {@code Alice <alice@example.org>}; empty if it has none
 * @param expires when the primary key ends by its own words, or null if it does not
 * @param revoked whether it carries a revocation of its own
 */
public record PgpKey(String keyId, String user, @Nullable Instant expires, boolean revoked, byte[] fingerprint) {
    private static final byte[] MESSAGE = {'s', 'a', 'm', 'e', '?'};
    private static final int SHA_256 = 8;

    /**
     * Opens the primary secret key, and proves it by a signature that its public half verifies.
     *
     * @param armored between BEGIN and END lines
     * @param passphrase empty for none
     * @throws WrongPassphraseException if this does not open it
     * @throws GeneralSecurityException if it is no secret key; the message holds nothing of it
     */
    public static PgpKey open(String armored, String passphrase) throws GeneralSecurityException {
        try (InputStream in = decoded(armored)) {
            PGPSecretKey secret = new PGPSecretKeyRing(in, new BcKeyFingerprintCalculator()).getSecretKey();
            if (secret.isPrivateKeyEmpty()) {
                throw new GeneralSecurityException("the primary secret key is not in the block");
            }
            PGPPublicKey open = secret.getPublicKey();
            prove(opened(secret, passphrase), open);
            Iterator<String> users = open.getUserIDs();
            long seconds = open.getValidSeconds();
            return new PgpKey(
                    String.format(Locale.ROOT, "%016X", open.getKeyID()),
                    users.hasNext() ? users.next() : "",
                    seconds == 0 ? null : open.getCreationTime().toInstant().plus(Duration.ofSeconds(seconds)),
                    open.hasRevocation(),
                    open.getFingerprint());
        } catch (IOException | PGPException | RuntimeException e) {
            throw new GeneralSecurityException("not an OpenPGP secret key");
        }
    }

    /** Whether the block is this key's public half. */
    public boolean isOf(String armoredPublic) throws GeneralSecurityException {
        try (InputStream in = decoded(armoredPublic)) {
            PGPPublicKey open = new PGPPublicKeyRing(in, new BcKeyFingerprintCalculator()).getPublicKey();
            return Arrays.equals(open.getFingerprint(), fingerprint);
        } catch (IOException | RuntimeException e) {
            throw new GeneralSecurityException("not an OpenPGP public key");
        }
    }

    private static InputStream decoded(String armored) throws IOException {
        return PGPUtil.getDecoderStream(new ByteArrayInputStream(armored.getBytes(StandardCharsets.UTF_8)));
    }

    private static PGPPrivateKey opened(PGPSecretKey secret, String passphrase) throws GeneralSecurityException {
        try {
            return secret.extractPrivateKey(new BcPBESecretKeyDecryptorBuilder(new BcPGPDigestCalculatorProvider())
                    .build(passphrase.toCharArray()));
        } catch (PGPException | RuntimeException e) {
            throw new WrongPassphraseException();
        }
    }

    private static void prove(PGPPrivateKey secret, PGPPublicKey open) throws PGPException {
        PGPSignatureGenerator generator =
                new PGPSignatureGenerator(new BcPGPContentSignerBuilder(open.getAlgorithm(), SHA_256), open);
        generator.init(PGPSignature.BINARY_DOCUMENT, secret);
        generator.update(MESSAGE);
        PGPSignature signature = generator.generate();
        signature.init(new BcPGPContentVerifierBuilderProvider(), open);
        signature.update(MESSAGE);
        if (!signature.verify()) {
            throw new PGPException("the halves do not belong together");
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PgpKey key && Arrays.equals(fingerprint, key.fingerprint);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(fingerprint);
    }

    @Override
    public String toString() {
        return "PgpKey[" + HexFormat.of().formatHex(fingerprint) + "]";
    }
}
