package ai.automatos.admin.probe.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped MySQL type against a rebuilt conversation, honest servers and others. */
class PlayedMySqlTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd";
    private static TestCertificates certificates;

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final ProbeRunner runner = ProbeFixture.runner(network, new MySqlProbe());

    @BeforeAll
    static void makeCertificates(@TempDir Path folder) {
        certificates = new TestCertificates(folder);
    }

    @AfterEach
    void closeRunner() {
        runner.close();
        network.close();
    }

    private ProbeOutcome test(PlayedMySql played, String... changes) {
        try (StubServer server = StubServer.raw(played)) {
            Map<String, SecretBytes> values = ProbeFixture.values(
                    "host",
                    "localhost",
                    "port",
                    Integer.toString(server.port()),
                    "database",
                    "odd db/é?x=1",
                    "user",
                    "app",
                    "password",
                    PASSWORD,
                    "ssl_mode",
                    "PREFERRED");
            values.putAll(ProbeFixture.values(changes));
            ProbeOutcome outcome =
                    runner.run(ProbeFixture.shipped("mysql"), values, Duration.ofSeconds(10), new CancelSignal());
            assertThat(outcome.toString()).doesNotContain("p4ss");
            return outcome;
        }
    }

    private String evidence(PlayedMySql played, String... changes) {
        ProbeOutcome outcome = test(played, changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    private Diagnosis diagnosis(PlayedMySql played, String... changes) {
        ProbeOutcome outcome = test(played, changes);
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    private static PlayedMySql plain() {
        return new PlayedMySql(PASSWORD, null, null);
    }

    private static PlayedMySql secure(String alias) {
        return new PlayedMySql(PASSWORD, certificates.server(alias), null);
    }

    private static PlayedMySql twisted(@Nullable SSLContext tls, PlayedMySql.Twist twist) {
        return new PlayedMySql(PASSWORD, tls, twist);
    }

    @Test
    void saysVersionUserAndEncryption() {
        assertThat(evidence(plain())).isEqualTo("MySQL 8.0.36, user app, not encrypted");
        assertThat(evidence(secure("stranger"))).isEqualTo("MySQL 8.0.36, user app, TLS 1.3");
        assertThat(evidence(secure("stranger"), "ssl_mode", "DISABLED")).endsWith("not encrypted");
        assertThat(evidence(secure("stranger"), "ssl_mode", "REQUIRED")).endsWith("TLS 1.3");
    }

    @Test
    void namesTheDatabaseAsItIsWritten() {
        PlayedMySql played = plain();

        evidence(played);

        byte[] name = "odd db/é?x=1\0".getBytes(StandardCharsets.UTF_8);
        assertThat(played.seen()).contains(new String(name, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aWrongPasswordIsCalledThat() {
        assertThat(diagnosis(plain(), "password", "wrong")).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void obeysTheModesThatCheckTheServer() {
        String authority = certificates.certificatePem("ca");
        String[] full = {"ssl_mode", "VERIFY_IDENTITY", "ssl_root_certificate", authority};
        String[] authorityOnly = {"ssl_mode", "VERIFY_CA", "ssl_root_certificate", authority};

        assertThat(evidence(secure("good"), full)).endsWith("TLS 1.3");
        assertThat(evidence(secure("wronghost"), authorityOnly)).endsWith("TLS 1.3");
        assertThat(diagnosis(secure("wronghost"), full)).isEqualTo(Diagnosis.TLS_WRONG_HOST);
        assertThat(diagnosis(secure("expired"), full)).isEqualTo(Diagnosis.TLS_EXPIRED);
        assertThat(diagnosis(secure("stranger"), full)).isEqualTo(Diagnosis.TLS_UNTRUSTED);
        assertThat(diagnosis(secure("stranger"), authorityOnly)).isEqualTo(Diagnosis.TLS_UNTRUSTED);
        assertThat(diagnosis(secure("good"), "ssl_mode", "VERIFY_IDENTITY")).isEqualTo(Diagnosis.TLS_UNTRUSTED);
        assertThat(diagnosis(plain(), "ssl_mode", "REQUIRED")).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(diagnosis(plain(), "ssl_mode", "VERIFY_CA", "ssl_root_certificate", "/etc/ssl/ca.pem"))
                .isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @ParameterizedTest
    @CsvSource({
        "1044, 42000, PERMISSION_DENIED",
        "1049, 42000, DATABASE_NOT_FOUND",
        "1130, HY000, PERMISSION_DENIED",
        "1040, 08004, SERVICE_ERROR",
        "1226, 42000, RATE_LIMITED",
        "1862, HY000, AUTHENTICATION_FAILED",
        "3118, HY000, AUTHENTICATION_FAILED",
        "3159, HY000, TLS_FAILED"
    })
    void knowsTheNumbersOfErrors(int number, String state, Diagnosis meant) {
        PlayedMySql played = twisted(null, server -> server.error(number, state, "as the server says"));

        assertThat(diagnosis(played)).isEqualTo(meant);
    }

    /** It takes every proof for wrong, to be given the password itself under a key of its own. */
    private static void asksForThePassword(PlayedMySql server) throws java.io.IOException {
        server.switchTo("caching_sha2_password");
        server.send(new byte[] {1, 4});
        server.read();
    }

    @Test
    void givesThePasswordItselfToNobodyInClear() {
        PlayedMySql keyed = twisted(null, PlayedMySqlTest::asksForThePassword);
        PlayedMySql clear = twisted(null, server -> server.switchTo("mysql_clear_password"));
        PlayedMySql dialog = twisted(null, server -> server.switchTo("dialog"));

        assertThat(diagnosis(keyed)).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(diagnosis(clear)).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(diagnosis(dialog)).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(keyed.seen() + clear.seen() + dialog.seen()).doesNotContain("p4ss");
    }

    /** Modes that only encrypt do not notice an impostor. */
    @ParameterizedTest
    @ValueSource(strings = {"PREFERRED", "REQUIRED"})
    void givesThePasswordItselfToNobodyWhoIsNotVerified(String mode) {
        SSLContext tls = certificates.server("stranger");
        PlayedMySql keyed = twisted(tls, PlayedMySqlTest::asksForThePassword);
        PlayedMySql clear = twisted(tls, server -> server.switchTo("mysql_clear_password"));
        PlayedMySql dialog = twisted(tls, server -> server.switchTo("dialog"));

        for (PlayedMySql played : List.of(keyed, clear, dialog)) {
            ProbeOutcome outcome = test(played, "ssl_mode", mode);
            assertThat(outcome).isInstanceOfSatisfying(ProbeOutcome.Failed.class, failed -> {
                assertThat(failed.diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
                assertThat(failed.detail()).contains("VERIFY_CA");
            });
            assertThat(played.seen()).doesNotContain("p4ss");
        }
    }

    @Test
    void aServerThatKnowsTheAccountTakesAProofWhoeverItIs() {
        PlayedMySql played = twisted(certificates.server("stranger"), server -> {
            server.switchTo("caching_sha2_password");
            server.send(new byte[] {1, 3});
        });

        assertThat(evidence(played, "ssl_mode", "REQUIRED")).endsWith("TLS 1.3");
        assertThat(played.seen()).doesNotContain("p4ss");
    }

    /** The driver would put it into its very first answer. */
    @ParameterizedTest
    @ValueSource(strings = {"DISABLED", "PREFERRED", "REQUIRED"})
    void norToOneThatGreetsWithThatWish(String mode) {
        SSLContext tls = mode.equals("DISABLED") ? null : certificates.server("stranger");
        PlayedMySql played = new PlayedMySql(PASSWORD, tls, null).greetingWith("mysql_clear_password");

        Diagnosis diagnosis = diagnosis(played, "ssl_mode", mode);

        assertThat(played.seen()).doesNotContain("p4ss");
        assertThat(diagnosis).isEqualTo(Diagnosis.TLS_FAILED);
    }

    @Test
    void givesThePasswordToAServerThatIsVerified() {
        PlayedMySql played = twisted(certificates.server("good"), PlayedMySqlTest::asksForThePassword);

        evidence(played, "ssl_mode", "VERIFY_IDENTITY", "ssl_root_certificate", certificates.certificatePem("ca"));

        assertThat(played.seen()).contains("p4ss");
    }

    @Test
    void readsNoFileForTheServer(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("private"), "private-content");
        PlayedMySql thief = twisted(null, server -> {
            server.ok();
            while (true) {
                server.read();
                server.send(("\u00fb" + file).getBytes(StandardCharsets.ISO_8859_1));
                server.read();
            }
        });

        assertThat(test(thief)).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(thief.seen()).doesNotContain("private-content");
    }
}
