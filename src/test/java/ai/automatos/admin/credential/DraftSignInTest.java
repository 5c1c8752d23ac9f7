package ai.automatos.admin.credential;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.oauth.AgreeingUser;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.http.OAuthTokens;
import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A sign-in before anything is saved leaves an event, however it ends, and no secret in it. */
class DraftSignInTest {
    private static final String SECRET = "typed-client-secret";

    private final World world = new World();
    private final LocalSignIn local = new LocalSignIn(world);
    private final DraftSignIn signIn =
            new DraftSignIn(local.signIn, world.transactions, world.log, world.session, world.clock);

    @AfterEach
    void close() {
        local.close();
    }

    private OAuthTokens signIn(Caller caller, StubServer provider, Consumer<URI> browser, CancelSignal cancel) {
        String base = "http://127.0.0.1:" + provider.port();
        Map<String, SecretBytes> values = World.values(
                "client_id",
                "id-1",
                "client_secret",
                SECRET,
                "authorize_url",
                base + "/authorize",
                "token_url",
                base + "/token");
        return signIn.signIn(
                caller, ProbeFixture.shipped("oauth2_authorization_code_generic"), values, 0, browser, cancel);
    }

    private void assertLogged(AuditResult result, String diagnosis) {
        assertThat(world.actions()).containsExactly(AuditAction.TESTED);
        assertThat(world.log.last().result()).isEqualTo(result);
        assertThat(world.log.last().actor()).isEqualTo(world.admin.actor());
        assertThat(world.lastDetails().path("sign_in").asBoolean()).isTrue();
        assertThat(world.lastDetails().path("saved").asBoolean(true)).isFalse();
        assertThat(world.lastDetails().path("type").asText()).isEqualTo("oauth2_authorization_code_generic");
        assertThat(world.lastDetails().path("diagnosis").asText()).isEqualTo(diagnosis);
        assertThat(world.log.last().toString()).doesNotContain(SECRET, "at-1", "rt-1", "said-by-provider");
    }

    @Test
    void aSignInIsLogged() {
        try (StubServer provider =
                StubServer.http(answer("200 OK", "", "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\"}"))) {
            OAuthTokens tokens = signIn(world.admin, provider, AgreeingUser::signIn, new CancelSignal());
            assertThat(tokens.values().get("access_token").exposeUtf8()).isEqualTo("at-1");
        }
        assertLogged(AuditResult.SUCCESS, "");
    }

    @Test
    void soIsOneThatTheProviderRefuses() {
        try (StubServer provider = StubServer.http(answer(
                "401 Unauthorized",
                "",
                "{\"error\":\"invalid_client\",\"error_description\":\"said-by-provider " + SECRET + "\"}"))) {
            assertThatThrownBy(() -> signIn(world.admin, provider, AgreeingUser::signIn, new CancelSignal()))
                    .isInstanceOf(UserFacingException.class);
        }
        assertLogged(AuditResult.FAILURE, "invalid_key");
    }

    @Test
    void andOneThatIsGivenUp() {
        CancelSignal cancel = new CancelSignal();
        try (StubServer provider = StubServer.http(answer("200 OK", "", "{}"))) {
            assertThatThrownBy(() -> signIn(world.admin, provider, page -> cancel.cancel(), cancel))
                    .isInstanceOf(UserFacingException.class);
        }
        assertLogged(AuditResult.FAILURE, "cancelled");
    }

    @Test
    void withoutALogNobodyIsAsked() {
        world.transactions.killAfter(0);
        try (StubServer provider = StubServer.http(answer("200 OK", "", "{}"))) {
            assertThatThrownBy(() -> signIn(
                            world.admin,
                            provider,
                            page -> {
                                throw new AssertionError("opened");
                            },
                            new CancelSignal()))
                    .isInstanceOf(FakeTransactions.Killed.class);
        }
    }

    @Test
    void norForWhoMayNotEditOrWhileLocked() {
        Consumer<URI> never = page -> {
            throw new AssertionError("opened");
        };
        try (StubServer provider = StubServer.http(answer("200 OK", "", "{}"))) {
            assertThatThrownBy(() -> signIn(world.auditor, provider, never, new CancelSignal()))
                    .isInstanceOf(UserFacingException.class);
            world.locked = true;
            assertThatThrownBy(() -> signIn(world.admin, provider, never, new CancelSignal()))
                    .isInstanceOf(UserFacingException.class);
        }
        assertThat(world.actions()).doesNotContain(AuditAction.TESTED);
    }
}
