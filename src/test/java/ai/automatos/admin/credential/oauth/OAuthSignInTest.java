package ai.automatos.admin.credential.oauth;

import static ai.automatos.admin.credential.oauth.AgreeingUser.get;
import static ai.automatos.admin.credential.oauth.AgreeingUser.query;
import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.World;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.http.OAuthTokens;
import ai.automatos.admin.probe.http.TokenEndpoint;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A sign-in with a browser and a provider that play their parts on this computer. */
class OAuthSignInTest {
    private static final String SECRET = "client-secret-0123456789";
    private static final String TOKENS =
            "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\",\"expires_in\":3600,\"token_type\":\"bearer\"}";

    private final World world = new World();
    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final CredentialType type = ProbeFixture.shipped("oauth2_authorization_code_generic");
    private final AtomicReference<Map<String, String>> shown = new AtomicReference<>();
    private OutboundHttp http;
    private OAuthSignIn signIn;

    @BeforeEach
    void wire() throws Exception {
        http = new OutboundHttp(network, SystemProxies.none(), SSLContext.getDefault(), "test", 100_000);
        TokenEndpoint endpoint = new TokenEndpoint(http, AddressGuard.localAllowed(), world.messages, world.clock);
        signIn = new OAuthSignIn(endpoint, world.authorizer, world.messages, new SecureRandom());
    }

    @AfterEach
    void close() {
        http.close();
        network.close();
    }

    private OAuthTokens signIn(StubServer provider, Consumer<URI> browser, CancelSignal cancel) {
        String base = "http://127.0.0.1:" + provider.port();
        Map<String, SecretBytes> values = world.values(
                "client_id",
                "id 1",
                "client_secret",
                SECRET,
                "authorize_url",
                base + "/authorize?prompt=login",
                "token_url",
                base + "/token",
                "scope",
                "read write");
        return signIn.signIn(world.admin, type, values, 0, browser, cancel);
    }

    /** Comes back with {@code more} after the user agreed. */
    private Consumer<URI> comesBack(String more) {
        return page -> {
            Map<String, String> query = query(page.getRawQuery());
            shown.set(query);
            String back = query.get("redirect_uri");
            assertThat(get(back + "?code=stolen&state=guessed")).isEqualTo(404);
            assertThat(get(back.replace("/callback", "/other") + "?state=" + query.get("state")))
                    .isEqualTo(404);
            assertThat(get(back + "?" + more + "&state=" + query.get("state"))).isEqualTo(200);
        };
    }

    @Test
    void bringsTheTokensHome() throws Exception {
        try (StubServer provider = StubServer.http(answer("200 OK", "", TOKENS))) {
            OAuthTokens tokens = signIn(provider, comesBack("code=c%2F1"), new CancelSignal());

            assertThat(tokens.values().get("access_token").exposeUtf8()).isEqualTo("at-1");
            assertThat(tokens.values().get("refresh_token").exposeUtf8()).isEqualTo("rt-1");
            assertThat(tokens.expires()).isEqualTo(world.clock.instant().plusSeconds(3600));
            assertThat(shown.get())
                    .containsEntry("response_type", "code")
                    .containsEntry("client_id", "id 1")
                    .containsEntry("scope", "read write")
                    .containsEntry("prompt", "login")
                    .containsEntry("code_challenge_method", "S256");
            String request = provider.received().get(0);
            Map<String, String> form = query(request.substring(request.indexOf("\r\n\r\n") + 4));
            assertThat(form)
                    .containsEntry("grant_type", "authorization_code")
                    .containsEntry("code", "c/1")
                    .containsEntry("client_secret", SECRET)
                    .containsEntry("redirect_uri", shown.get().get("redirect_uri"));
            assertThat(challenge(form.get("code_verifier")))
                    .isEqualTo(shown.get().get("code_challenge"));
        }
    }

    /** RFC 7636, 4.2. */
    private static String challenge(String verifier) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    @Test
    void theChallengeIsTheOneOfTheStandard() {
        assertThat(new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void aUserWhoSaysNoIsTold() {
        try (StubServer provider = StubServer.http(answer("200 OK", "", TOKENS))) {
            assertThatThrownBy(() -> signIn(
                            provider,
                            comesBack("error=access_denied&error_description=The+user+said+no"),
                            new CancelSignal()))
                    .isInstanceOfSatisfying(
                            UserFacingException.class,
                            failure -> assertThat(failure.arguments()).containsExactly("The user said no"));
            assertThat(provider.received()).isEmpty();
        }
    }

    @Test
    void aRefusedCodeIsExplainedWithoutTheSecretThatTheProviderEchoes() {
        String refusal = "{\"error\":\"invalid_client\",\"error_description\":\"unknown client " + SECRET + "\"}";
        try (StubServer provider = StubServer.http(answer("401 Unauthorized", "", refusal))) {
            assertThatThrownBy(() -> signIn(provider, comesBack("code=4%2F0AbCdEf"), new CancelSignal()))
                    .isInstanceOfSatisfying(
                            UserFacingException.class,
                            failure -> assertThat(String.valueOf(failure.arguments()[0]))
                                    .contains("Invalid API key", "401", "unknown client")
                                    .doesNotContain(SECRET));
        }
    }

    @Test
    void cancellingEndsTheWait() {
        CancelSignal cancel = new CancelSignal();
        try (StubServer provider = StubServer.http(answer("200 OK", "", TOKENS))) {
            assertThatThrownBy(() -> signIn(provider, page -> cancel.cancel(), cancel))
                    .isInstanceOfSatisfying(
                            UserFacingException.class,
                            failure -> assertThat(failure.key()).isEqualTo("oauth.cancelled"));
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> signIn.signIn(
                            world.admin,
                            type,
                            world.values(
                                    "client_id",
                                    "i",
                                    "authorize_url",
                                    "https://a.example",
                                    "token_url",
                                    "https://a.example"),
                            taken.getLocalPort(),
                            page -> {},
                            new CancelSignal()))
                    .isInstanceOfSatisfying(
                            UserFacingException.class,
                            failure -> assertThat(failure.key()).isEqualTo("oauth.port.busy"));
        }
    }

    @Test
    void whatIsMissingIsNamedBeforeAPageIsOpened() {
        assertThatThrownBy(() -> signIn.signIn(
                        world.admin,
                        type,
                        world.values("client_id", "i", "token_url", "https://a.example"),
                        0,
                        page -> {
                            throw new AssertionError(page);
                        },
                        new CancelSignal()))
                .isInstanceOfSatisfying(UserFacingException.class, failure -> {
                    assertThat(failure.key()).isEqualTo("oauth.incomplete");
                    assertThat(failure.arguments()).containsExactly("Authorize URL is needed to get a token.");
                });
    }

    @Test
    void whoMayNotEditMayNotSignIn() {
        assertThatThrownBy(() -> signIn.signIn(world.onlooker, type, Map.of(), 0, page -> {}, new CancelSignal()))
                .isInstanceOf(UserFacingException.class);
    }
}
