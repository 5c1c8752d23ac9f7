package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.PBEParameterSpec;
import org.junit.jupiter.api.Test;

class TlsIdentityTest {
    private static final String ALGORITHM = "PBEWithSHA1AndDESede";
    private static final String PASSPHRASE = "p4ss";

    /** As {@code openssl pkcs12 -nocerts} makes it. */
    private static byte[] keyWithoutCertificate() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("EC")
                .generateKeyPair()
                .getPrivate()
                .getEncoded();
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(
                Cipher.ENCRYPT_MODE,
                SecretKeyFactory.getInstance(ALGORITHM).generateSecret(new PBEKeySpec(PASSPHRASE.toCharArray())),
                new PBEParameterSpec(new byte[8], 1000));
        byte[] sealed = new EncryptedPrivateKeyInfo(cipher.getParameters(), cipher.doFinal(key)).getEncoded();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("key", sealed, null);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        store.store(file, PASSPHRASE.toCharArray());
        return file.toByteArray();
    }

    @Test
    void aKeyWithoutACertificateIsNoIdentity() throws Exception {
        String file = Base64.getEncoder().encodeToString(keyWithoutCertificate());

        assertThatThrownBy(() -> TlsIdentity.of(file, "", PASSPHRASE))
                .isInstanceOf(TlsIdentity.UnusableException.class);
    }
}
