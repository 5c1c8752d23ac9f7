package ai.automatos.admin.probe.ftp;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.ftpserver.ConnectionConfigFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.UserManager;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.ClearTextPasswordEncryptor;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped FTP type against Apache FtpServer. */
class FtpProbeTest {
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd 密";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;
    private static FtpServer server;
    private static Map<String, Listener> listeners;

    private final GuardedNetwork network = new GuardedNetwork(
            host -> List.of(InetAddress.getAllByName(host.equals("ftp.example") ? "127.0.0.1" : host)));

    @BeforeAll
    static void startServer() throws Exception {
        certificates = new TestCertificates(folder);
        FtpServerFactory factory = new FtpServerFactory();
        ConnectionConfigFactory limits = new ConnectionConfigFactory();
        limits.setLoginFailureDelay(0);
        factory.setConnectionConfig(limits.createConnectionConfig());
        factory.setUserManager(users());
        listeners = Map.of(
                "plain", listener(null, false),
                "explicit", listener("good", false),
                "implicit", listener("good", true),
                "expired", listener("expired", false),
                "stranger", listener("stranger", false),
                "wronghost", listener("wronghost", true));
        factory.setListeners(new java.util.HashMap<>(listeners));
        server = factory.createServer();
        server.start();
    }

    @AfterAll
    static void stopServer() {
        server.stop();
    }

    @AfterEach
    void closeNetwork() {
        network.close();
    }

    private static UserManager users() throws Exception {
        PropertiesUserManagerFactory factory = new PropertiesUserManagerFactory();
        factory.setPasswordEncryptor(new ClearTextPasswordEncryptor());
        UserManager users = factory.createUserManager();
        for (String name : List.of("app", "anonymous")) {
            BaseUser user = new BaseUser();
            user.setName(name);
            user.setPassword(name.equals("app") ? PASSWORD : "");
            user.setHomeDirectory(Files.createDirectories(folder.resolve(name)).toString());
            users.save(user);
        }
        return users;
    }

    private static Listener listener(String certificate, boolean implicit) {
        ListenerFactory factory = new ListenerFactory();
        factory.setServerAddress("127.0.0.1");
        factory.setPort(0);
        factory.setImplicitSsl(implicit);
        if (certificate != null) {
            SslConfigurationFactory tls = new SslConfigurationFactory();
            tls.setKeystoreFile(folder.resolve("certificates.p12").toFile());
            tls.setKeystoreType("PKCS12");
            tls.setKeystorePassword("changeit");
            tls.setKeyPassword("changeit");
            tls.setKeyAlias(certificate);
            tls.setSslProtocol("TLSv1.2", "TLSv1.3");
            factory.setSslConfiguration(tls.createSslConfiguration());
        }
        return factory.createListener();
    }

    private ProbeOutcome test(String listener, String security, String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values(
                "host",
                "localhost",
                "port",
                Integer.toString(listeners.get(listener).getPort()),
                "security",
                security,
                "username",
                "app",
                "password",
                PASSWORD);
        values.putAll(ProbeFixture.values(changes));
        try (ProbeRunner runner = ProbeFixture.runner(network, new FtpProbe(), certificates.client())) {
            ProbeOutcome outcome =
                    runner.run(ProbeFixture.shipped("ftp"), values, Duration.ofSeconds(10), new CancelSignal());
            assertThat(outcome.toString()).doesNotContain("p4ss");
            return outcome;
        }
    }

    private static String evidence(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return ((ProbeOutcome.Verified) outcome).evidence();
    }

    private static Diagnosis diagnosis(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(((ProbeOutcome.Failed) outcome).detail()).isNotBlank();
        return ((ProbeOutcome.Failed) outcome).diagnosis();
    }

    @ParameterizedTest
    @CsvSource({
        "plain, none, not encrypted",
        "explicit, explicit_tls, TLS 1.3",
        "implicit, implicit_tls, TLS 1.3",
    })
    void saysUserFolderAndEncryption(String listener, String security, String encryption) {
        assertThat(evidence(test(listener, security))).isEqualTo("FTP, user app, folder /, " + encryption);
    }

    @Test
    void tellsWrongLogins() {
        assertThat(diagnosis(test("plain", "none", "password", "wrong"))).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(diagnosis(test("plain", "none", "username", "nobody"))).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void saysThatAnonymousAccessProvesNoPassword() {
        assertThat(evidence(test("plain", "none", "username", "anonymous", "password", "")))
                .isEqualTo("FTP, user anonymous, open to everybody, folder /, not encrypted");
    }

    @Test
    void needsAPasswordForEverybodyElse() {
        assertThat(diagnosis(test("plain", "none", "password", ""))).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void sendsNoSecondCommandAlong() {
        assertThat(diagnosis(test("plain", "none", "password", "x\r\nDELE y"))).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(diagnosis(test("plain", "none", "username", "x\nDELE y"))).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void neverSendsThePasswordInClearWhereTlsIsWanted() {
        assertThat(diagnosis(test("plain", "explicit_tls"))).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(diagnosis(test("plain", "implicit_tls"))).isEqualTo(Diagnosis.TLS_FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "expired, explicit_tls, TLS_EXPIRED",
        "stranger, explicit_tls, TLS_UNTRUSTED",
        "wronghost, implicit_tls, TLS_WRONG_HOST"
    })
    void tellsBadCertificatesApart(String listener, String security, Diagnosis diagnosis) {
        assertThat(diagnosis(test(listener, security))).isEqualTo(diagnosis);
    }

    @Test
    void checksTheNameThatTheUserGave() {
        assertThat(diagnosis(test("explicit", "explicit_tls", "host", "ftp.example")))
                .isEqualTo(Diagnosis.TLS_WRONG_HOST);
        assertThat(evidence(test("plain", "none", "host", "ftp.example"))).endsWith("not encrypted");
    }

    @Test
    void trustsTheAuthorityThatTheCredentialNames() throws FtpException {
        String authority = certificates.certificatePem("stranger");

        assertThat(evidence(test("stranger", "explicit_tls", "ca_certificate", authority)))
                .endsWith("TLS 1.3");
    }
}
