package ai.automatos.admin.probe.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.TestCertificates;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shipped directory type against UnboundID's in-memory server. */
class LdapProbeTest {
    private static final String USER = "cn=app,dc=example,dc=com";
    private static final String PASSWORD = "p4ss'w:rd/ %41 ünd 密";
    private static final PickyDirectory PICKY = new PickyDirectory();
    private static TestCertificates certificates;
    private static InMemoryDirectoryServer server;

    private final GuardedNetwork network = new GuardedNetwork(
            host -> List.of(InetAddress.getAllByName(host.equals("ldap.example") ? "127.0.0.1" : host)));
    private ProbeRunner runner;

    @BeforeAll
    static void startServer(@TempDir Path folder) throws LDAPException, LDIFException {
        certificates = new TestCertificates(folder);
        server = start("good");
    }

    @AfterAll
    static void stopServer() {
        server.shutDown(true);
    }

    @AfterEach
    void close() {
        runner.close();
        network.close();
    }

    /** Listens in clear (with STARTTLS), in clear without STARTTLS, and with TLS. */
    private static InMemoryDirectoryServer start(String certificate) throws LDAPException, LDIFException {
        SSLContext tls = certificates.server(certificate);
        InetAddress here = InetAddress.getLoopbackAddress();
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=com");
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("starttls", here, 0, tls.getSocketFactory()),
                InMemoryListenerConfig.createLDAPConfig("plain", here, 0, null),
                InMemoryListenerConfig.createLDAPSConfig("ldaps", here, 0, tls.getServerSocketFactory(), null));
        config.addInMemoryOperationInterceptor(PICKY);
        InMemoryDirectoryServer started = new InMemoryDirectoryServer(config);
        started.add("dn: dc=example,dc=com", "objectClass: domain", "dc: example");
        started.add("dn: " + USER, "objectClass: person", "cn: app", "sn: app", "userPassword: " + PASSWORD);
        started.startListening();
        return started;
    }

    private ProbeOutcome test(InMemoryDirectoryServer directory, String listener, String security, String... changes) {
        Map<String, SecretBytes> values = ProbeFixture.values(
                "host",
                "localhost",
                "port",
                Integer.toString(directory.getListenPort(listener)),
                "security",
                security,
                "bind_dn",
                USER,
                "bind_password",
                PASSWORD);
        values.putAll(ProbeFixture.values(changes));
        runner = ProbeFixture.runner(network, new LdapProbe(), certificates.client());
        ProbeOutcome outcome =
                runner.run(ProbeFixture.shipped("ldap_bind"), values, Duration.ofSeconds(10), new CancelSignal());
        assertThat(outcome.toString()).doesNotContain("p4ss");
        return outcome;
    }

    private ProbeOutcome test(String... changes) {
        return test(server, "plain", "none", changes);
    }

    private static ProbeOutcome.Verified verified(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Verified.class);
        return (ProbeOutcome.Verified) outcome;
    }

    private static ProbeOutcome.Failed failed(ProbeOutcome outcome) {
        assertThat(outcome).isInstanceOf(ProbeOutcome.Failed.class);
        assertThat(((ProbeOutcome.Failed) outcome).detail()).isNotBlank();
        return (ProbeOutcome.Failed) outcome;
    }

    @ParameterizedTest
    @CsvSource({"plain, none, not encrypted", "starttls, starttls, TLS 1.3", "ldaps, ldaps, TLS 1.3"})
    void saysServerUserAndEncryption(String listener, String security, String encryption) {
        assertThat(verified(test(server, listener, security)).evidence())
                .startsWith("Ping Identity Corporation UnboundID")
                .endsWith(", user " + USER + ", " + encryption);
    }

    @Test
    void tellsWrongLogins() {
        assertThat(failed(test("bind_password", "wrong")).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(failed(test("bind_dn", "cn=nobody,dc=example,dc=com")).diagnosis())
                .isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(failed(test("bind_dn", "no name at all")).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
    }

    @Test
    void neverTakesAnAnonymousBindForASuccess() {
        PICKY.bound().clear();

        assertThat(failed(test("bind_password", "")).diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
        assertThat(PICKY.bound()).isEmpty();
        assertThat(failed(test("bind_dn", "cn=anybody,dc=example,dc=com")).detail())
                .contains("nobody");
    }

    @Test
    void warnsOfABaseThatIsNotThere() {
        assertThat(verified(test("base_dn", "dc=example,dc=com")).reservation()).isNull();
        assertThat(verified(test("base_dn", "dc=other,dc=com")).reservation()).isEqualTo(Diagnosis.PERMISSION_DENIED);
    }

    @ParameterizedTest
    @CsvSource({
        "52e, password is wrong",
        "525, no such user",
        "532, expired",
        "533, disabled",
        "775, locked",
        "773, must change"
    })
    void putsActiveDirectorysCodesIntoWords(String code, String words) {
        ProbeOutcome.Failed outcome = failed(test("bind_dn", "CN=AD" + code + ",dc=example,dc=com"));

        assertThat(outcome.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
        assertThat(outcome.detail()).contains(words, "data " + code);
    }

    @ParameterizedTest
    @CsvSource({
        "13, INVALID_INPUT",
        "08, INVALID_INPUT",
        "10, REDIRECTED",
        "50, PERMISSION_DENIED",
        "51, SERVICE_ERROR",
        "52, SERVICE_ERROR",
        "53, AUTHENTICATION_FAILED",
        "48, AUTHENTICATION_FAILED"
    })
    void tellsRefusalsApart(String code, Diagnosis diagnosis) {
        assertThat(failed(test("bind_dn", "cn=result" + code + ",dc=example,dc=com"))
                        .diagnosis())
                .isEqualTo(diagnosis);
    }

    @Test
    void neverSendsThePasswordInClearWhereStartTlsIsWanted() {
        PICKY.bound().clear();

        assertThat(failed(test(server, "plain", "starttls")).diagnosis()).isEqualTo(Diagnosis.TLS_FAILED);
        assertThat(PICKY.bound()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"expired, TLS_EXPIRED", "stranger, TLS_UNTRUSTED", "wronghost, TLS_WRONG_HOST"})
    void tellsBadCertificatesApart(String certificate, Diagnosis diagnosis) throws LDAPException, LDIFException {
        InMemoryDirectoryServer bad = start(certificate);
        PICKY.bound().clear();
        try {
            assertThat(failed(test(bad, "starttls", "starttls")).diagnosis()).isEqualTo(diagnosis);
            assertThat(failed(test(bad, "ldaps", "ldaps")).diagnosis()).isEqualTo(diagnosis);
            assertThat(PICKY.bound()).isEmpty();
        } finally {
            bad.shutDown(true);
        }
    }

    @Test
    void checksTheNameThatTheUserGave() {
        assertThat(failed(test(server, "starttls", "starttls", "host", "ldap.example"))
                        .diagnosis())
                .isEqualTo(Diagnosis.TLS_WRONG_HOST);
        assertThat(verified(test(server, "plain", "none", "host", "ldap.example"))
                        .evidence())
                .endsWith("not encrypted");
    }

    @Test
    void trustsTheAuthorityThatTheCredentialNames() throws LDAPException, LDIFException {
        InMemoryDirectoryServer own = start("stranger");
        try {
            String authority = certificates.certificatePem("stranger");

            assertThat(verified(test(own, "starttls", "starttls", "ca_certificate", authority))
                            .evidence())
                    .endsWith("TLS 1.3");
        } finally {
            own.shutDown(true);
        }
    }

    @Test
    void noticesAPlainPortAskedWithTls() {
        assertThat(failed(test(server, "plain", "ldaps")).diagnosis())
                .isIn(Diagnosis.TLS_FAILED, Diagnosis.SERVICE_ERROR);
    }
}
