package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final long SEED = 20261124;

    @Test
    void hidesASecretInEveryEncodingAndPlace() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            String secret = randomText(random, 6 + random.nextInt(40));
            String user = randomText(random, random.nextInt(8)).replace(secret, "");
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            byte[] login = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
            List<String> echoes = List.of(
                    secret,
                    URLEncoder.encode(secret, StandardCharsets.UTF_8),
                    URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"),
                    Base64.getEncoder().encodeToString(bytes),
                    Base64.getUrlEncoder().encodeToString(bytes),
                    HexFormat.of().formatHex(bytes));
            Redactor redactor = new Redactor(List.of(secret));
            for (String echo : echoes) {
                assertThat(redactor.clean("before " + echo + " after", 500))
                        .as("seed %d, round %d", SEED, round)
                        .doesNotContain(secret)
                        .doesNotContain(echo)
                        .startsWith("before")
                        .endsWith("after");
            }
            // At most the characters that the secret shares with the bytes around it stay.
            String basic = Base64.getEncoder().encodeToString(login);
            int visible = redactor.clean(basic, 500).replace("•••", "").length();
            assertThat(visible).as("seed %d, round %d", SEED, round).isLessThanOrEqualTo(user.length() * 4 / 3 + 8);
        }
    }

    private static String randomText(Random random, int length) {
        String alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789+/&%#!üß-_";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    @Test
    void hidesFragmentsAndMaskedEchoesOfAKey() {
        String key = "sk-proj-Qm9vIEdhaXMgS2V5IEhlcmUxMjM0NTY3";
        Redactor redactor = new Redactor(List.of(key));

        assertThat(redactor.clean("cut off: " + key.substring(0, 20), 300)).isEqualTo("cut off: •••");
        assertThat(redactor.clean("in the middle " + key.substring(5, 30) + "...", 300))
                .isEqualTo("in the middle •••...");
        assertThat(redactor.clean("Incorrect API key provided: sk-proj-********************NTY3. Find", 300))
                .isEqualTo("Incorrect API key provided: •••. Find");
    }

    @Test
    void keepsWordsThatAShortPasswordOnlyResembles() {
        Redactor redactor = new Redactor(List.of("password1"));

        assertThat(redactor.clean("password authentication failed", 300)).isEqualTo("password authentication failed");
    }

    @Test
    void leavesAVeryShortSecretWhereItIsOnlyASyllable() {
        assertThat(new Redactor(List.of("a")).clean("MariaDB 10.11, user root", 300))
                .isEqualTo("MariaDB 10.11, user root");
        assertThat(new Redactor(List.of("ost")).clean("PostgreSQL 15 at localhost", 300))
                .isEqualTo("PostgreSQL 15 at localhost");
    }

    @Test
    void withholdsTheClauseInWhichAVeryShortSecretStandsAlone() {
        assertThat(new Redactor(List.of("app")).clean("MariaDB 10.11, user app, TLS 1.3", 300))
                .isEqualTo("MariaDB 10.11, •••, TLS 1.3");
        assertThat(new Redactor(List.of("10")).clean("MariaDB 10.11, user app, TLS 1.3", 300))
                .isEqualTo("•••, user app, TLS 1.3");
        assertThat(new Redactor(List.of("ab")).clean("denied: key 'ab' unknown", 300))
                .isEqualTo("denied: •••");
    }

    @Test
    void neverShowsAVeryShortSecretThatAStrangerEchoes() {
        Random random = new Random(SEED);
        List<String> echoes =
                List.of("%s", "key=%s&x", "\"pw\":\"%s\"", "user:%s@host", "<%s>", "1234567, %s! 7654321", "_%s_");
        for (int round = 0; round < 2_000; round++) {
            String secret = randomText(random, 1 + random.nextInt(3));
            for (String echo : echoes) {
                assertThat(new Redactor(List.of(secret)).clean(echo.formatted(secret), 500))
                        .as("seed %d, round %d, %s in %s", SEED, round, secret, echo)
                        .isIn(List.of("•••", "1234567, •••! 7654321"));
            }
        }
        assertThat(new Redactor(List.of("a\nb")).clean("1: a\nb!", 300)).isEqualTo("•••");
    }

    @Test
    void hidesEachLineOfAKeyWithLines() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nabcdefghijklmnop\n-----END";

        String clean = new Redactor(List.of(pem)).clean("line: abcdefghijklmnop and " + pem, 500);

        assertThat(clean).doesNotContain("MIIEvQ").doesNotContain("abcdefgh");
    }

    @Test
    void makesOneCappedLineOfAnything() {
        String hostile = "a\r\nb\u0000c\u202ed" + "😀".repeat(300);

        String clean = new Redactor(List.of()).clean(hostile, 100);

        assertThat(clean).startsWith("a b c d😀").doesNotContain("\n").endsWith("…");
        assertThat(clean.codePointCount(0, clean.length())).isLessThanOrEqualTo(100);
        assertThat(new Redactor(List.of("")).clean("an empty secret hides nothing", 100))
                .contains("hides");
    }
}
