package ai.automatos.admin.probe.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import ai.automatos.admin.probe.Suggestion;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.UserAuthFactory;
import org.apache.sshd.server.auth.UserAuthNoneFactory;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped SSH types against a real server. */
class SshProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd\"$";
    private static final String PASSPHRASE = "öpen sesame";
    private static final List<UserAuthFactory> ORDINARY =
            List.of(UserAuthPublicKeyFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE);
    private static final AtomicInteger attempts = new AtomicInteger();
    private static TestSshServer running;
    private static SshServer server;
    private static KeyPair key;
    private static String fingerprint;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        key = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
        PublicKey known = PublicKeyEntry.parsePublicKeyEntry(publicLine()).resolvePublicKey(null, Map.of(), null);
        running = new TestSshServer(folder, PASSWORD);
        server = running.server();
        server.setPasswordAuthenticator((user, password, session) -> {
            attempts.incrementAndGet();
            return user.equals("deploy") && password.equals(PASSWORD);
        });
        server.setPublickeyAuthenticator((user, offered, session) -> {
            attempts.incrementAndGet();
            return user.equals("deploy") && KeyUtils.compareKeys(offered, known);
        });
        fingerprint = running.fingerprint();
    }

    @BeforeEach
    void ordinaryServer() {
        server.setUserAuthFactories(ORDINARY);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        attempts.set(0);
    }

    @AfterAll
    static void stop() {
        running.close();
        key.dispose();
    }

    private static String publicLine() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        key.writePublicKey(out, "test");
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static String privateKey(String passphrase) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        key.writePrivateKey(out, passphrase.isEmpty() ? null : passphrase.getBytes(StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private static ProbeOutcome run(String type, String... more) {
        Map<String, SecretBytes> values =
                ProbeFixture.values("host", "127.0.0.1", "port", Integer.toString(server.getPort()));
        values.putAll(ProbeFixture.values(more));
        try (GuardedNetwork network = new GuardedNetwork(NameResolver.system());
                ProbeRunner runner = ProbeFixture.runner(network, new SshProbe())) {
            return runner.run(ProbeFixture.shipped(type), values, Duration.ofSeconds(20), new CancelSignal());
        }
    }

    private static ProbeOutcome withPassword(String user, String password) {
        return run("ssh_password", "username", user, "password", password, "host_key", fingerprint);
    }

    private static ProbeOutcome withKey(String privateKey, String passphrase) {
        return run(
                "ssh_private_key",
                "username",
                "deploy",
                "private_key",
                privateKey,
                "passphrase",
                passphrase,
                "host_key",
                fingerprint);
    }

    private static ProbeOutcome.Failed failed(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(outcome.toString()).doesNotContain(PASSWORD, PASSPHRASE);
        return (ProbeOutcome.Failed) outcome;
    }

    private static String evidence(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        assertThat(outcome.toString()).doesNotContain(PASSWORD, PASSPHRASE);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    @Test
    void aKeyThatNobodyConfirmedIsShownAndNothingIsSent() {
        ProbeOutcome.Failed first = failed(run("ssh_password", "username", "deploy", "password", PASSWORD));

        assertThat(first.diagnosis()).isEqualTo(Diagnosis.HOST_KEY_UNKNOWN);
        assertThat(first.detail()).isEqualTo("ecdsa-sha2-nistp521 " + fingerprint);
        assertThat(first.suggestion()).isEqualTo(new Suggestion("host_key", fingerprint));
        assertThat(attempts).hasValue(0);
    }

    @Test
    void anotherKeyThanConfirmedEndsTheTestBeforeTheLogin() {
        String other = "SHA256:" + "A".repeat(43);

        ProbeOutcome.Failed outcome =
                failed(run("ssh_password", "username", "deploy", "password", PASSWORD, "host_key", other));

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.HOST_KEY_CHANGED);
        assertThat(outcome.detail()).contains(fingerprint, other);
        assertThat(attempts).hasValue(0);
    }

    @Test
    void signsInWithThePassword() {
        assertThat(evidence(withPassword("deploy", PASSWORD)))
                .isEqualTo("SSH APACHE-SSHD-2.20.0, user deploy, ecdsa-sha2-nistp521");
    }

    @Test
    void oneOfSeveralConfirmedKeysIsEnough() {
        String both = "SHA256:" + "A".repeat(43) + ", " + fingerprint + "=";

        assertThat(evidence(run("ssh_password", "username", "deploy", "password", PASSWORD, "host_key", both)))
                .contains("user deploy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "nobody"})
    void aWrongPasswordAndAnUnknownUserAreRefusedAlike(String user) {
        ProbeOutcome.Failed outcome = failed(withPassword(user, "wrong"));

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(outcome.detail()).doesNotContain("wrong");
    }

    @Test
    void answersAServerThatAsksForThePasswordByDialogue() {
        server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));

        assertThat(evidence(withPassword("deploy", PASSWORD))).contains("user deploy");
        assertThat(failed(withPassword("deploy", "wrong")).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void aWrongPasswordIsTriedOnceWhateverTheServerOffers() {
        server.setUserAuthFactories(
                List.of(UserAuthKeyboardInteractiveFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));

        assertThat(failed(withPassword("deploy", "wrong")).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(attempts).hasValue(1);
        assertThat(evidence(withPassword("deploy", PASSWORD))).contains("user deploy");
    }

    @Test
    void aServerThatAsksForNeitherPasswordNorKeyProvesNothing() {
        server.setUserAuthFactories(List.of(UserAuthNoneFactory.INSTANCE));

        assertThat(failed(withPassword("deploy", PASSWORD)).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void signsInWithAKey() {
        assertThat(evidence(withKey(privateKey(""), ""))).contains("user deploy");
        assertThat(evidence(withKey(privateKey(PASSPHRASE), PASSPHRASE))).contains("user deploy");
    }

    @Test
    void tellsAnUnreadableKeyFromAMissingOrWrongPassphrase() throws JSchException {
        KeyPair stranger = KeyPair.genKeyPair(new JSch(), KeyPair.ECDSA, 256);
        ByteArrayOutputStream strange = new ByteArrayOutputStream();
        stranger.writePrivateKey(strange);

        ProbeOutcome.Failed garbage = failed(withKey("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n", ""));
        ProbeOutcome.Failed missing = failed(withKey(privateKey(PASSPHRASE), ""));
        ProbeOutcome.Failed wrong = failed(withKey(privateKey(PASSPHRASE), "another one"));
        ProbeOutcome.Failed notTaken = failed(withKey(strange.toString(StandardCharsets.UTF_8), ""));

        assertThat(garbage.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(garbage.detail()).startsWith("Private Key is not a private key");
        assertThat(missing.detail()).isEqualTo("The private key is encrypted; its passphrase is needed.");
        assertThat(wrong.detail()).isEqualTo("The passphrase does not open the private key.");
        assertThat(notTaken.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void sftpShowsTheFolder() {
        ProbeOutcome outcome = run("sftp", "username", "deploy", "password", PASSWORD, "host_key", fingerprint);

        assertThat(evidence(outcome)).endsWith(", folder /");
    }

    @Test
    void aServerWithoutSftpIsKnownButNotEnough() {
        server.setSubsystemFactories(List.of());

        ProbeOutcome outcome = run("sftp", "username", "deploy", "password", PASSWORD, "host_key", fingerprint);

        assertThat(evidence(outcome)).contains("user deploy");
        assertThat(((ProbeOutcome.Verified) outcome).reservation()).isEqualTo(Diagnosis.PERMISSION_DENIED);
    }

    @Test
    void sftpNeedsSomethingToSignInWith() {
        ProbeOutcome.Failed outcome = failed(run("sftp", "username", "deploy", "host_key", fingerprint));

        assertThat(outcome.detail()).isEqualTo("A password or a private key is needed for the test.");
        assertThat(attempts).hasValue(0);
    }
}
