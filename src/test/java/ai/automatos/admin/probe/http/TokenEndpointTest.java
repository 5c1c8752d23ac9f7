package ai.automatos.admin.probe.http;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Token endpoints that answer oddly. */
class TokenEndpointTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SECRET = "client-secret-0123456789";

    private final CredentialType type = ProbeFixture.shipped("oauth2_authorization_code_generic");
    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http;

    TokenEndpointTest() throws NoSuchAlgorithmException {
        http = new OutboundHttp(network, SystemProxies.none(), SSLContext.getDefault(), "test", 100_000);
    }

    @AfterEach
    void close() {
        http.close();
        network.close();
    }

    private OAuthTokens refresh(String reply) throws ProbeFailure {
        TokenEndpoint endpoint = new TokenEndpoint(
                http, AddressGuard.localAllowed(), ProbeFixture.MESSAGES, Clock.fixed(NOW, ZoneOffset.UTC));
        try (StubServer provider = StubServer.http(reply)) {
            FieldValues values = new FieldValues(
                    type,
                    ProbeFixture.values(
                            "client_id",
                            "id",
                            "client_secret",
                            SECRET,
                            "refresh_token",
                            "rt-1",
                            "token_url",
                            "http://127.0.0.1:" + provider.port() + "/token"));
            return endpoint.refresh(type, values, Duration.ofSeconds(10), new CancelSignal());
        }
    }

    @Test
    void aRedirectThatEchoesTheSecretDoesNotShowIt() {
        String reply = answer("302 Found", "Location: http://other.example/?client_secret=" + SECRET + "\r\n", "");

        ProbeFailure failure = catchThrowableOfType(ProbeFailure.class, () -> refresh(reply));

        assertThat(failure.diagnosis()).isEqualTo(Diagnosis.REDIRECTED);
        assertThat(failure.detail()).contains("other.example").doesNotContain("0123456789");
    }

    @Test
    void aLifeBeyondTheEndOfTimeIsCutShort() throws ProbeFailure {
        String reply = answer("200 OK", "", "{\"access_token\":\"at-2\",\"expires_in\":9223372036854775807}");

        assertThat(refresh(reply).expires()).isBetween(NOW, NOW.plus(Duration.ofDays(4000)));
    }
}
