package ai.automatos.admin.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys as OpenSSL and GnuPG wrote them, in {@code crypto/keys}. */
class PastedKeysTest {
    private static final String PASSPHRASE = "sesame";
    private static final String ALICES = "päss \"w:rd";

    private static String key(String name) throws IOException {
        try (InputStream in = PastedKeysTest.class.getResourceAsStream("/crypto/keys/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-pkcs8-encrypted.pem", "rsa-openssl-aes.pem", "rsa-openssl-des3.pem"})
    void opensWithTheRightPassphraseAlone(String name) throws IOException, GeneralSecurityException {
        assertThat(PemKeys.privateKey(key(name), PASSPHRASE)).isEqualTo(PemKeys.privateKey(key("rsa.pem"), ""));
        for (String wrong : new String[] {"", "Sesame", PASSPHRASE + " "}) {
            assertThatThrownBy(() -> PemKeys.privateKey(key(name), wrong)).isInstanceOf(WrongPassphraseException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "rsa.pem, rsa-public.pem, RSA 2048 bits",
        "rsa-pkcs1.pem, rsa-public.pem, RSA 2048 bits",
        "ec384-sec1.pem, ec384-public.pem, EC 384 bits",
        "ed25519.pem, ed25519-public.pem, Ed25519"
    })
    void findsTheOtherHalf(String secret, String open, String described) throws IOException, GeneralSecurityException {
        assertThat(KeyPairs.belongTogether(PemKeys.privateKey(key(secret), ""), PemKeys.publicKey(key(open))))
                .isTrue();
        assertThat(KeyPairs.describe(PemKeys.publicKey(key(open)))).isEqualTo(described);
        assertThat(PemKeys.privateKey(key(secret).replace("\n", "\\n"), ""))
                .isEqualTo(PemKeys.privateKey(key(secret), ""));
    }

    @Test
    void knowsStrangers() throws IOException, GeneralSecurityException {
        assertThat(KeyPairs.belongTogether(
                        PemKeys.privateKey(key("rsa1024.pem"), ""), PemKeys.publicKey(key("rsa-public.pem"))))
                .isFalse();
        assertThat(KeyPairs.belongTogether(
                        PemKeys.privateKey(key("ed25519.pem"), ""), PemKeys.publicKey(key("rsa-public.pem"))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", "no key"})
    void refusesWhatIsNoKey(String text) {
        assertThatThrownBy(() -> PemKeys.privateKey(text, "")).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> PemKeys.publicKey(text)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> PgpKey.open(text, "")).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void opensWhatGnuPgProtected() throws IOException, GeneralSecurityException {
        PgpKey alice = PgpKey.open(key("alice-secret.asc"), ALICES);

        assertThat(alice.user()).isEqualTo("Alice Example <alice@example.org>");
        assertThat(alice.keyId()).matches("[0-9A-F]{16}");
        assertThat(alice.expires())
                .isBetween(Instant.parse("2036-01-01T00:00:00Z"), Instant.parse("2037-01-01T00:00:00Z"));
        assertThat(alice.revoked()).isFalse();
        assertThat(alice.isOf(key("alice-public.asc"))).isTrue();
        assertThat(alice.isOf(key("bob-public.asc"))).isFalse();
        assertThatThrownBy(() -> PgpKey.open(key("alice-secret.asc"), "")).isInstanceOf(WrongPassphraseException.class);
        assertThatThrownBy(() -> PgpKey.open(key("alice-public.asc"), ""))
                .isInstanceOf(GeneralSecurityException.class)
                .isNotInstanceOf(WrongPassphraseException.class);
    }

    @Test
    void knowsKeysWithoutPassphraseOrEnd() throws IOException, GeneralSecurityException {
        assertThat(PgpKey.open(key("bob-secret.asc"), "").expires()).isNull();
        assertThat(PgpKey.open(key("carol-secret.asc"), "").expires()).isEqualTo(Instant.parse("2020-12-31T00:00:00Z"));
    }

    /** RFC 6238, Appendix B. */
    @ParameterizedTest
    @CsvSource({
        "59, SHA_1, 94287082", "59, SHA_256, 46119246", "59, SHA_512, 90693936",
        "1111111109, SHA_1, 07081804", "1111111111, SHA_256, 67062674", "1234567890, SHA_512, 93441116",
        "2000000000, SHA_1, 69279037", "20000000000, SHA_256, 77737706", "20000000000, SHA_512, 47863826"
    })
    void makesTheCodesOfRfc6238(long time, Hash hash, String code) {
        int length = hash == Hash.SHA_1 ? 20 : hash == Hash.SHA_256 ? 32 : 64;
        byte[] secret = "1234567890".repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);

        assertThat(Totp.code(hash, secret, Instant.ofEpochSecond(time), 30, 8)).isEqualTo(code);
    }

    /** RFC 4648, 10. */
    @ParameterizedTest
    @CsvSource({"MZXW6YTBOI======, foobar", "mzxw 6ytb, fooba", "MZXW6===, foo", "MY======, f"})
    void readsBase32AsPeopleCopyIt(String text, String plain) {
        assertThat(Totp.secret(text))
                .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(plain.getBytes(StandardCharsets.US_ASCII)));
        assertThat(Totp.secret(text + "1")).isEmpty();
    }
}
