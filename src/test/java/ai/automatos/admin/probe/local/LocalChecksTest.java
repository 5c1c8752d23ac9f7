package ai.automatos.admin.probe.local;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.ProtocolProbe;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The shipped types whose credentials are checked on this computer; the network throws. */
class LocalChecksTest {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(host -> {
        throw new UnknownHostException("asked for " + host);
    });

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void close() {
        network.close();
    }

    private ProbeOutcome check(ProtocolProbe probe, String type, String... fields) {
        Map<String, SecretBytes> values = ProbeFixture.values(fields);
        try (ProbeRunner runner = ProbeFixture.runner(network, probe)) {
            return runner.run(ProbeFixture.shipped(type), values, LIMIT, new CancelSignal());
        }
    }

    private static ProbeOutcome.Verified verified(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return (ProbeOutcome.Verified) outcome;
    }

    private static void failed(ProbeOutcome outcome, Diagnosis diagnosis, String detail) {
        assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.Failed.class, failed -> {
            assertThat(failed.diagnosis()).isEqualTo(diagnosis);
            assertThat(failed.detail()).contains(detail);
        });
    }

    private static String key(String name) {
        try (InputStream in = LocalChecksTest.class.getResourceAsStream("/crypto/keys/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private ProbeOutcome x509(String... fields) {
        return check(new CertificateCheck(Clock.systemUTC()), "x509_certificate", fields);
    }

    private static String own(String chain) {
        return chain.substring(0, chain.indexOf("-----END CERTIFICATE-----")) + "-----END CERTIFICATE-----\n";
    }

    @Test
    void tellsWhoseCertificateItIsAndUntilWhen() {
        ProbeOutcome.Verified good = verified(x509(
                "certificate",
                own(certificates.certificatePem("good")),
                "private_key",
                certificates.keyPem("good"),
                "chain",
                certificates.certificatePem("ca")));

        assertThat(good.evidence())
                .matches("CN=localhost, issued by CN=Test CA, valid until 20\\d\\d-\\d\\d-\\d\\d, EC 256 bits");
        assertThat(good.expires())
                .isBetween(
                        Instant.now().plus(Duration.ofDays(19)), Instant.now().plus(Duration.ofDays(21)));
    }

    @Test
    void refusesCertificatesThatEndedOrDoNotFit() {
        String good = certificates.certificatePem("good");
        failed(
                x509(
                        "certificate",
                        certificates.certificatePem("expired"),
                        "private_key",
                        certificates.keyPem("expired")),
                Diagnosis.CREDENTIAL_EXPIRED,
                "CN=localhost was valid until");
        failed(
                x509("certificate", good, "private_key", certificates.keyPem("stranger")),
                Diagnosis.INVALID_INPUT,
                "Private Key does not belong to CN=localhost");
        failed(
                x509(
                        "certificate",
                        own(good),
                        "private_key",
                        certificates.keyPem("good"),
                        "chain",
                        own(certificates.certificatePem("stranger"))),
                Diagnosis.INVALID_INPUT,
                "did not sign");
        failed(
                x509(
                        "certificate",
                        "-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----",
                        "private_key",
                        certificates.keyPem("good")),
                Diagnosis.INVALID_INPUT,
                "Certificate is not a certificate");
        failed(
                x509("certificate", good, "private_key", key("rsa-openssl-aes.pem"), "passphrase", "wrong"),
                Diagnosis.INVALID_INPUT,
                "passphrase does not open it");
    }

    @Test
    void refusesWhatIsNotValidYet() {
        Clock early = Clock.fixed(Instant.parse("2001-01-01T00:00:00Z"), ZoneOffset.UTC);
        failed(
                check(
                        new CertificateCheck(early),
                        "x509_certificate",
                        "certificate",
                        certificates.certificatePem("good"),
                        "private_key",
                        certificates.keyPem("good")),
                Diagnosis.INVALID_INPUT,
                "is valid from");
    }

    @Test
    void opensPgpKeys() {
        Clock now = Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC);
        PgpCheck probe = new PgpCheck(now);
        ProbeOutcome.Verified alice = verified(check(
                probe,
                "pgp_key_pair",
                "private_key",
                key("alice-secret.asc"),
                "passphrase",
                "päss \"w:rd",
                "public_key",
                key("alice-public.asc")));

        assertThat(alice.evidence())
                .matches(
                        "OpenPGP key [0-9A-F]{16}, user Alice Example <alice@example.org>, valid until 2036-\\d\\d-\\d\\d");
        assertThat(alice.expires()).isNotNull();
        assertThat(verified(check(probe, "pgp_key_pair", "private_key", key("bob-secret.asc")))
                        .expires())
                .isNull();
        failed(
                check(probe, "pgp_key_pair", "private_key", key("alice-secret.asc"), "passphrase", "another"),
                Diagnosis.INVALID_INPUT,
                "passphrase");
        failed(
                check(
                        probe,
                        "pgp_key_pair",
                        "private_key",
                        key("bob-secret.asc"),
                        "public_key",
                        key("alice-public.asc")),
                Diagnosis.INVALID_INPUT,
                "does not belong");
        failed(
                check(probe, "pgp_key_pair", "private_key", key("carol-secret.asc")),
                Diagnosis.CREDENTIAL_EXPIRED,
                "2020-12-31");
        failed(
                check(probe, "pgp_key_pair", "private_key", key("rsa.pem")),
                Diagnosis.INVALID_INPUT,
                "not an OpenPGP secret key");
    }

    @Test
    void describesOneTimeCodesWithoutShowingOne() {
        TotpCheck probe = new TotpCheck(Clock.fixed(Instant.ofEpochSecond(59), ZoneOffset.UTC));
        String secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
        ProbeOutcome.Verified good = verified(check(probe, "totp_secret", "secret", secret, "digits", "8"));

        assertThat(good.evidence())
                .isEqualTo("8 digits every 30 s, SHA1, 160 bits")
                .doesNotContain("94287082");
        assertThat(good.reservation()).isNull();
        ProbeOutcome.Verified small = verified(check(probe, "totp_secret", "secret", "gezd gnbv gy3t qojq"));
        assertThat(small.reservation()).isEqualTo(Diagnosis.WEAK_KEY);
        assertThat(small.detail()).contains("80 bits");
        failed(check(probe, "totp_secret", "secret", "GEZDGNBVGY3TQOJ0GEZD"), Diagnosis.INVALID_INPUT, "not base32");
        failed(check(probe, "totp_secret", "secret", secret, "digits", "9"), Diagnosis.INVALID_INPUT, "Digits");
    }

    @ParameterizedTest
    @CsvSource({
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw, HMAC-SHA256, ''",
        "3b1f9e4c7a2d5068e1f4b7c9d2a50638, HMAC-SHA512, ''",
        "sesame, HMAC-SHA1, 6 bytes",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, HMAC-SHA256, repeats few"
    })
    void judgesSigningSecrets(String secret, String algorithm, String warning) {
        ProbeOutcome.Verified outcome =
                verified(check(new HmacCheck(), "webhook_signing_secret", "secret", secret, "algorithm", algorithm));

        assertThat(outcome.evidence())
                .startsWith(algorithm + ", " + secret.length() + " bytes")
                .doesNotContain(secret);
        assertThat(outcome.reservation()).isEqualTo(warning.isEmpty() ? null : Diagnosis.WEAK_KEY);
        assertThat(outcome.detail()).contains(warning);
    }

    static Stream<Arguments> jwt() {
        return Stream.of(
                Arguments.of("RS256", "rsa.pem", "rsa-public.pem", "RS256, RSA 2048 bits, signed and verified"),
                Arguments.of("RS512", "rsa-pkcs1.pem", "rsa-public.pem", "RS512, RSA 2048 bits, signed and verified"),
                Arguments.of("PS384", "rsa.pem", "rsa-public.pem", "PS384, RSA 2048 bits, signed and verified"),
                Arguments.of("ES384", "ec384-sec1.pem", "ec384-public.pem", "ES384, EC 384 bits, signed and verified"),
                Arguments.of("EdDSA", "ed25519.pem", "ed25519-public.pem", "EdDSA, Ed25519, signed and verified"),
                Arguments.of("RS256", "rsa-pkcs8-encrypted.pem", "", "RS256, RSA 2048 bits, signed"),
                Arguments.of("RS256", "", "rsa-public.pem", "RS256, RSA 2048 bits, public key only"));
    }

    @ParameterizedTest
    @MethodSource("jwt")
    void signsTokens(String algorithm, String secret, String open, String evidence) {
        assertThat(verified(jwt(algorithm, "", secret, open)).evidence()).startsWith(evidence);
    }

    private ProbeOutcome jwt(String algorithm, String shared, String secret, String open) {
        return check(
                new JwtKeyCheck(),
                "jwt_signing_key",
                "algorithm",
                algorithm,
                "secret",
                shared,
                "private_key",
                secret.isEmpty() ? "" : key(secret),
                "passphrase",
                secret.contains("encrypted") ? "sesame" : "",
                "public_key",
                open.isEmpty() ? "" : key(open));
    }

    @Test
    void refusesKeysThatDoNotFitTheAlgorithm() {
        failed(jwt("RS256", "", "rsa1024.pem", ""), Diagnosis.WEAK_KEY, "RS256 asks for 2048 bits");
        failed(jwt("ES256", "", "ec384-sec1.pem", ""), Diagnosis.INVALID_INPUT, "EC 384 bits, which ES256");
        failed(jwt("RS256", "", "ed25519.pem", ""), Diagnosis.INVALID_INPUT, "Ed25519, which RS256");
        failed(
                jwt("EdDSA", "", "ed25519.pem", "rsa-public.pem"),
                Diagnosis.INVALID_INPUT,
                "RSA 2048 bits, which EdDSA");
        failed(jwt("RS256", "", "", ""), Diagnosis.INVALID_INPUT, "Public Key is needed");
        failed(jwt("HS256", "", "rsa.pem", ""), Diagnosis.INVALID_INPUT, "Secret is needed");
        failed(jwt("HS512", "k".repeat(40), "", ""), Diagnosis.WEAK_KEY, "at least 64");
    }

    @Test
    void takesSecretsOfTheRightLength() {
        String secret = "3b1f9e4c7a2d5068e1f4b7c9d2a506381";
        ProbeOutcome.Verified good = verified(jwt("HS256", secret, "", ""));

        assertThat(good.evidence()).isEqualTo("HS256, 33 bytes, signed and verified");
        assertThat(good.reservation()).isNull();
        assertThat(verified(jwt("HS256", "0".repeat(64), "", "")).reservation()).isEqualTo(Diagnosis.WEAK_KEY);
    }

    @Test
    void isSaidToStayOnThisComputer() {
        assertThat(List.of(
                        "x509_certificate", "pgp_key_pair", "totp_secret", "webhook_signing_secret", "jwt_signing_key"))
                .allSatisfy(key -> assertThat(ProbeFixture.shipped(key).test().summary())
                        .contains("on this computer", "nothing is sent"));
    }
}
