package ai.automatos.admin.probe.http;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers of token addresses that mean no good. */
class TokenEndpointTest {
    private static final String SECRET = "client-secret-0123456789";

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final CredentialType type = ProbeFixture.shipped("oauth2_authorization_code_generic");
    private OutboundHttp http;
    private TokenEndpoint endpoint;

    @BeforeEach
    void wire() throws Exception {
        http = new OutboundHttp(network, SystemProxies.none(), SSLContext.getDefault(), "test", 100_000);
        Clock clock = Clock.fixed(Instant.parse("2026-11-26T04:00:00Z"), ZoneOffset.UTC);
        endpoint = new TokenEndpoint(http, AddressGuard.localAllowed(), new Messages(Locale.ENGLISH), clock);
    }

    @AfterEach
    void close() {
        http.close();
        network.close();
    }

    private OAuthTokens refresh(StubServer provider) throws ProbeFailure {
        Map<String, SecretBytes> values = Map.of(
                "client_id",
                SecretBytes.ofUtf8("id-1"),
                "client_secret",
                SecretBytes.ofUtf8(SECRET),
                "refresh_token",
                SecretBytes.ofUtf8("refresh-0123456789"),
                "authorize_url",
                SecretBytes.ofUtf8("https://a.example"),
                "token_url",
                SecretBytes.ofUtf8("http://127.0.0.1:" + provider.port() + "/token"));
        return endpoint.refresh(type, new FieldValues(type, values), Duration.ofSeconds(20), new CancelSignal());
    }

    private ProbeFailure refusal(StubServer provider) {
        return catchThrowableOfType(ProbeFailure.class, () -> refresh(provider));
    }

    @Test
    void anAddressThatRepeatsTheSecretIsNotShown() {
        String location = "Location: https://" + SECRET + ".evil.example/\r\n";
        try (StubServer provider = StubServer.http(answer("302 Found", location, ""))) {
            ProbeFailure failure = refusal(provider);
            assertThat(failure.diagnosis()).isEqualTo(Diagnosis.REDIRECTED);
            assertThat(failure.detail()).contains("evil.example").doesNotContain(SECRET);
        }
    }

    @Test
    void aLoginThatIsRepeatedIsNotShown() {
        String login = Base64.getEncoder().encodeToString(("id-1:" + SECRET).getBytes(StandardCharsets.UTF_8));
        String body = "{\"error\":\"invalid_client\",\"error_description\":\"not known: " + login + "\"}";
        try (StubServer provider = StubServer.http(answer("401 Unauthorized", "", body))) {
            assertThat(refusal(provider).detail()).contains("not known").doesNotContain(login);
        }
    }

    @Test
    void accessThatNeverEndsIsTaken() throws ProbeFailure {
        String body = "{\"access_token\":\"at-1\",\"expires_in\":" + Long.MAX_VALUE + "}";
        try (StubServer provider = StubServer.http(answer("200 OK", "", body))) {
            assertThat(refresh(provider).expires()).isAfter(Instant.parse("2100-01-01T00:00:00Z"));
        }
    }
}
