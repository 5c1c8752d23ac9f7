package ai.automatos.admin.probe.http;

import static ai.automatos.admin.net.StubServer.answer;
import static ai.automatos.admin.probe.ProbeFixture.MESSAGES;
import static ai.automatos.admin.probe.ProbeFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OwnTypeReader;
import ai.automatos.admin.catalog.ShippedTypes;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How far the test of a type that a user wrote gets. */
class OwnTypeReachTest {
    private static final OwnTypeReader READER = new OwnTypeReader(new ShippedTypes());

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http = new OutboundHttp(network, SystemProxies.none(), tls(), "test", 1 << 20);
    private final ProbeRunner runner = new ProbeRunner(
            List.of(new HttpProbe(
                    new HttpConversations(http, AddressGuard.localAllowed(), MESSAGES, Clock.systemUTC()))),
            MESSAGES);

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() {
        runner.close();
        http.close();
        network.close();
    }

    private ProbeOutcome test(String base, boolean loopbackAllowed) {
        String json =
                "{\"name\": \"Own\", \"fields\": [{\"name\": \"key\", \"type\": \"password\"}], \"test\": {\"url\": \""
                        + base + "/me\", \"headers\": {\"Authorization\": \"Bearer {key}\"}}}";
        CredentialType type = READER.stored(READER.read(json, null).sound().json("own"), loopbackAllowed);
        return runner.run(type, values("key", "s3cret-value"), Duration.ofSeconds(5), new CancelSignal());
    }

    @Test
    void thisComputerOnlyIfTheUserSaysSo() {
        try (StubServer server = StubServer.http(answer("200 OK", "", "{}"))) {
            String base = "http://127.0.0.1:" + server.port();
            assertThat(test(base, false))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Failed.class,
                            failed -> assertThat(failed.diagnosis()).isEqualTo(Diagnosis.ADDRESS_REFUSED));
            assertThat(server.received()).isEmpty();
            assertThat(test(base, true)).isInstanceOf(ProbeOutcome.Verified.class);
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254", "http://[fe80::1]", "http://100.100.100.200", "http://0.0.0.0"})
    void whereMachinesGetTheirCredentialsNever(String base) {
        assertThat(test(base, true))
                .isInstanceOfSatisfying(
                        ProbeOutcome.Failed.class,
                        failed -> assertThat(failed.diagnosis()).isEqualTo(Diagnosis.ADDRESS_REFUSED));
    }
}
