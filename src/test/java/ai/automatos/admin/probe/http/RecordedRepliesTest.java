package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedRepliesTest {
    private static final String OPENAI = "openai_api";
    private static final String SLACK = "slack";
    private static final String HTML = "<!DOCTYPE html>\n<html><body>Welcome to nginx!</body></html>";

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(
                        OPENAI, 401, openAi("invalid_api_key", "Incorrect API key provided."), Diagnosis.INVALID_KEY),
                Arguments.of(
                        OPENAI,
                        401,
                        openAi("invalid_organization", "No such organization."),
                        Diagnosis.PERMISSION_DENIED),
                Arguments.of(OPENAI, 401, "", Diagnosis.INVALID_KEY),
                Arguments.of(OPENAI, 401, HTML, Diagnosis.INVALID_KEY),
                Arguments.of(OPENAI, 402, "{\"message\":\"Payment required\"}", Diagnosis.NO_CREDIT),
                Arguments.of(OPENAI, 403, "{\"detail\":\"Country not supported\"}", Diagnosis.PERMISSION_DENIED),
                Arguments.of(OPENAI, 403, HTML, Diagnosis.PERMISSION_DENIED),
                Arguments.of(OPENAI, 404, "{\"error\":\"not found\"}", Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 404, HTML, Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 405, "", Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 407, "", Diagnosis.PROXY_LOGIN),
                Arguments.of(OPENAI, 408, "", Diagnosis.TIMEOUT),
                Arguments.of(OPENAI, 410, "", Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 418, "{}", Diagnosis.OTHER),
                Arguments.of(OPENAI, 429, openAi("rate_limit_exceeded", "Slow down"), Diagnosis.RATE_LIMITED),
                Arguments.of(OPENAI, 429, openAi("insufficient_quota", "Check your plan"), Diagnosis.NO_CREDIT),
                Arguments.of(OPENAI, 429, "", Diagnosis.RATE_LIMITED),
                Arguments.of(OPENAI, 500, "{\"error\":{\"message\":\"boom\"}}", Diagnosis.SERVICE_ERROR),
                Arguments.of(OPENAI, 502, HTML, Diagnosis.SERVICE_ERROR),
                Arguments.of(OPENAI, 503, "upstream connect error", Diagnosis.SERVICE_ERROR),
                Arguments.of(OPENAI, 511, HTML, Diagnosis.PROXY_LOGIN),
                Arguments.of(OPENAI, 200, HTML, Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 200, "", Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 200, "\u0000\u0001garbage", Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 200, "{\"data\":", Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 200, "[".repeat(5000), Diagnosis.WRONG_BASE_URL),
                Arguments.of(OPENAI, 200, "{\"unrelated\":true}", Diagnosis.OTHER),
                Arguments.of(OPENAI, 400, "{\"error\":\"invalid_client\"}", Diagnosis.INVALID_KEY),
                Arguments.of(OPENAI, 400, "{\"error\":\"invalid_scope\"}", Diagnosis.PERMISSION_DENIED),
                Arguments.of("splunk_hec", 403, "{\"text\":\"Invalid token\",\"code\":4}", Diagnosis.INVALID_KEY),
                Arguments.of("rundeck_api", 403, "{\"errorCode\":\"unauthorized\"}", Diagnosis.INVALID_KEY),
                Arguments.of(SLACK, 200, slack("invalid_auth"), Diagnosis.INVALID_KEY),
                Arguments.of(SLACK, 200, slack("not_authed"), Diagnosis.INVALID_KEY),
                Arguments.of(SLACK, 200, slack("token_revoked"), Diagnosis.INVALID_KEY),
                Arguments.of(SLACK, 200, slack("token_expired"), Diagnosis.INVALID_KEY),
                Arguments.of(SLACK, 200, slack("account_inactive"), Diagnosis.AUTHENTICATION_FAILED),
                Arguments.of(SLACK, 200, slack("missing_scope"), Diagnosis.PERMISSION_DENIED),
                Arguments.of(SLACK, 200, slack("ratelimited"), Diagnosis.RATE_LIMITED),
                Arguments.of(SLACK, 429, slack("ratelimited"), Diagnosis.RATE_LIMITED),
                Arguments.of(SLACK, 200, slack("internal_error"), Diagnosis.SERVICE_ERROR),
                Arguments.of(SLACK, 200, slack("never_heard_of"), Diagnosis.OTHER));
    }

    private static String openAi(String code, String message) {
        return "{\"error\":{\"message\":\"" + message + "\",\"type\":\"x\",\"param\":null,\"code\":\"" + code + "\"}}";
    }

    private static String slack(String error) {
        return "{\"ok\":false,\"error\":\"" + error + "\"}";
    }

    private static OutboundReply reply(int status, String body) {
        return new OutboundReply(status, Map.of(), body.getBytes(StandardCharsets.UTF_8), false, null);
    }

    private static HttpRecipe recipe(String type) {
        return (HttpRecipe) Objects.requireNonNull(ProbeFixture.shipped(type).test());
    }

    private static ProbeFailure failure(HttpRecipe recipe, OutboundReply reply) {
        try {
            new ReplyReader(recipe.question(), recipe.hints(), URI.create("https://example.com"), reply)
                    .requireSuccess();
            throw new AssertionError("passed");
        } catch (ProbeFailure e) {
            return e;
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void means(String type, int status, String body, Diagnosis expected) {
        ProbeFailure failure = failure(recipe(type), reply(status, body));

        assertThat(failure.diagnosis()).isEqualTo(expected);
        assertThat(failure.detail()).startsWith(Integer.toString(status)).doesNotContain("<html");
    }

    @Test
    void quotesWhatTheServiceSaid() {
        assertThat(failure(recipe(OPENAI), reply(401, openAi("invalid_api_key", "Incorrect API key.")))
                        .detail())
                .isEqualTo("401 Unauthorized: Incorrect API key.");
        assertThat(failure(recipe(SLACK), reply(200, slack("invalid_auth"))).detail())
                .isEqualTo("200 OK: invalid_auth");
    }

    @Test
    void blamesUserNameAndPasswordWhereThereAreSome() {
        HttpRecipe basic = ProbeFixture.recipe("""
                {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com",
                 "basic": {"user": "{user}", "password": "{token}"}, "success": {"statuses": [200]}}
                """);

        assertThat(failure(basic, reply(401, "")).diagnosis()).isEqualTo(Diagnosis.AUTHENTICATION_FAILED);
    }

    @Test
    void namesTheHostOfARedirectItDidNotFollow() {
        URI elsewhere = URI.create("https://evil.example:443");
        ProbeFailure failure = failure(recipe(OPENAI), new OutboundReply(302, Map.of(), new byte[0], false, elsewhere));

        assertThat(failure.diagnosis()).isEqualTo(Diagnosis.REDIRECTED);
        assertThat(failure.detail()).contains("evil.example");
    }
}
