package ai.automatos.admin.probe.http;

import static ai.automatos.admin.net.StubServer.answer;
import static ai.automatos.admin.probe.ProbeFixture.MESSAGES;
import static ai.automatos.admin.probe.ProbeFixture.values;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.NameResolver;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.net.SystemProxies;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.ProbeRunner;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Recipes of several exchanges: a login and a question, a second read, a challenge. */
class HttpConversationTest {
    private static final String TOKEN = "c4n4ry-client-secret-0123456789";

    private final GuardedNetwork network = new GuardedNetwork(NameResolver.system());
    private final OutboundHttp http = new OutboundHttp(network, SystemProxies.none(), tls(), "test", 1 << 16);
    private final ProbeRunner runner = new ProbeRunner(
            List.of(new HttpProbe(
                    new HttpConversations(http, AddressGuard.localAllowed(), MESSAGES, Clock.systemUTC()))),
            MESSAGES);

    private static SSLContext tls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        runner.close();
        http.close();
        network.close();
    }

    private ProbeOutcome run(String recipe, StubServer server) {
        HttpRecipe read = ProbeFixture.recipe(recipe.replace("$BASE", "http://127.0.0.1:" + server.port()));
        return runner.run(
                ProbeFixture.type(read, List.of(ProbeFixture.secret("token"), ProbeFixture.text("extra"))),
                values("token", TOKEN),
                Duration.ofSeconds(5),
                new CancelSignal());
    }

    private static final String LOGIN = """
            {"kind": "http", "summary": "s",
             "before": [{"method": "POST", "url": "$BASE/token",
               "form": {"grant_type": "client_credentials", "client_secret": "{token}"},
               "take": {"access_token": "access_token"}}],
             "method": "GET", "url": "$BASE/me", "headers": {"Authorization": "Bearer {access_token}"},
             "success": {"statuses": [200]}, "identity": "user {name}"}
            """;

    @Test
    void logsInAndAsksWithTheToken() {
        try (StubServer server = StubServer.conversation(
                answer("200 OK", "", "{\"access_token\":\"t0ken-of-the-session\"}"),
                answer("200 OK", "", "{\"name\":\"ada t0ken-of-the-session\"}"))) {
            ProbeOutcome outcome = run(LOGIN, server);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("user ada •••"));
            assertThat(server.received().get(0)).contains("client_secret=" + TOKEN);
            assertThat(server.received().get(1)).contains("Authorization: Bearer t0ken-of-the-session");
        }
    }

    @Test
    void aRefusedLoginIsAFailure() {
        try (StubServer server =
                StubServer.conversation(answer("401 Unauthorized", "", "{\"error\":\"invalid_client\"}"))) {
            assertThat(run(LOGIN, server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Failed.class,
                            failed -> assertThat(failed.diagnosis()).isEqualTo(Diagnosis.INVALID_KEY));
        }
    }

    @Test
    void whatIsRefusedBehindALoginIsAReservation() {
        try (StubServer server = StubServer.conversation(
                answer("200 OK", "", "{\"access_token\":\"t0ken-of-the-session\"}"),
                answer("403 Forbidden", "", "{\"message\":\"scope read:me is missing\"}"))) {
            assertThat(run(LOGIN, server)).isInstanceOfSatisfying(ProbeOutcome.Verified.class, verified -> {
                assertThat(verified.reservation()).isEqualTo(Diagnosis.PERMISSION_DENIED);
                assertThat(verified.detail()).isEqualTo("403 Forbidden: scope read:me is missing");
            });
        }
    }

    @Test
    void aLoginWithoutATokenSaysSo() {
        try (StubServer server = StubServer.conversation(answer("200 OK", "", "{\"token\":\"other\"}"))) {
            assertThat(run(LOGIN, server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Failed.class,
                            failed -> assertThat(failed.detail()).contains("access_token"));
        }
    }

    @Test
    void aSecondReadMayBeRefusedForLackOfCredit() {
        String recipe = """
                {"kind": "http", "summary": "s", "method": "GET", "url": "$BASE/me", "success": {"statuses": [200]},
                 "then": {"method": "GET", "url": "$BASE/usage"}, "identity": "user {name}, {left} left"}
                """;
        try (StubServer server = StubServer.conversation(
                answer("200 OK", "", "{\"name\":\"ada\"}"), answer("402 Payment Required", "", "{}"))) {
            assertThat(run(recipe, server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.reservation()).isEqualTo(Diagnosis.NO_CREDIT));
        }
        try (StubServer server = StubServer.conversation(
                answer("200 OK", "", "{\"name\":\"ada\"}"), answer("200 OK", "", "{\"left\":7}"))) {
            assertThat(run(recipe, server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("user ada, 7 left"));
        }
    }

    @Test
    void answersADigestChallengeOnce() {
        String recipe = """
                {"kind": "http", "summary": "s", "method": "GET", "url": "$BASE/x", "success": {"statuses": [200]},
                 "sign": {"scheme": "digest", "user": "ada", "password": "{token}"}}
                """;
        String challenge = "WWW-Authenticate: Digest realm=\"r\", nonce=\"n\", qop=\"auth\"\r\n";
        try (StubServer server =
                StubServer.conversation(answer("401 Unauthorized", challenge, ""), answer("200 OK", "", "{}"))) {
            assertThat(run(recipe, server)).isInstanceOf(ProbeOutcome.Verified.class);
            assertThat(server.received().get(0)).doesNotContain("Authorization").doesNotContain(TOKEN);
            assertThat(server.received().get(1))
                    .contains("Authorization: Digest username=\"ada\"")
                    .doesNotContain(TOKEN);
        }
        try (StubServer server = StubServer.conversation(
                answer("401 Unauthorized", challenge, ""), answer("401 Unauthorized", challenge, ""))) {
            assertThat(run(recipe, server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Failed.class,
                            failed -> assertThat(failed.diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED));
        }
    }

    private static final String LOGIN_WANTED = """
            {"kind": "http", "summary": "s", "method": "GET", "url": "$BASE/me", "login_fields": ["FIELD"],
             "basic": {"user": "{extra}", "password": "{token}"}, "success": {"statuses": [200]}, "identity": "user {name}"}
            """;

    @Test
    void asksOnceMoreWithoutTheLogin() {
        String recipe = LOGIN_WANTED.replace("FIELD", "token");
        try (StubServer server = StubServer.conversation(
                answer("200 OK", "", "{\"name\":\"ada\"}"), answer("401 Unauthorized", "", "{}"))) {
            assertThat(run(recipe, server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("user ada"));
            assertThat(server.received().get(0)).contains("Authorization: Basic ");
            assertThat(server.received().get(1)).startsWith("GET /me ").doesNotContain("Authorization");
        }
        try (StubServer server = StubServer.conversation(
                answer("200 OK", "", "{\"name\":\"ada\"}"), answer("200 OK", "", "{\"name\":\"anybody\"}"))) {
            assertThat(run(recipe, server)).isInstanceOfSatisfying(ProbeOutcome.Failed.class, failed -> {
                assertThat(failed.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
                assertThat(failed.detail()).contains("proves nothing", "TOKEN");
            });
        }
    }

    @Test
    void saysThatThereWasNoLogin() {
        try (StubServer server = StubServer.conversation(answer("200 OK", "", "{\"name\":\"ada\"}"))) {
            assertThat(run(LOGIN_WANTED.replace("FIELD", "extra"), server))
                    .isInstanceOfSatisfying(
                            ProbeOutcome.Verified.class,
                            verified -> assertThat(verified.evidence()).isEqualTo("user ada, without a login"));
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void namesAFieldThatTheTestNeeds() {
        String recipe = """
                {"kind": "http", "summary": "s", "method": "GET", "url": "$BASE/x", "needs": ["extra"],
                 "success": {"statuses": [200]}}
                """;
        try (StubServer server = StubServer.conversation(answer("200 OK", "", "{}"))) {
            assertThat(run(recipe, server)).isInstanceOfSatisfying(ProbeOutcome.Failed.class, failed -> {
                assertThat(failed.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
                assertThat(failed.detail()).startsWith("EXTRA ");
            });
            assertThat(server.received()).isEmpty();
        }
    }
}
