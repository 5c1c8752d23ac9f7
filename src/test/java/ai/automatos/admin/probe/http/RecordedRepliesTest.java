package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordedRepliesTest {
    private static final String OPENAI = "openai_api";
    private static final String SLACK = "slack";

    private static final HttpRecipe KEY = ProbeFixture.recipe("""
            {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com",
             "headers": {"Authorization": "Bearer {token}"}, "success": {"statuses": [200]}}
            """);
    private static final HttpRecipe BASIC = ProbeFixture.recipe("""
            {"kind": "http", "summary": "s", "method": "GET", "url": "https://example.com",
             "basic": {"user": "{user}", "password": "{token}"}, "success": {"statuses": [200]}}
            """);

    /** As services sent them, shortened; in {@code probe/replies.json}. */
    static Stream<JsonNode> replies() throws IOException {
        return cases("replies.json");
    }

    /** As the network shows itself; in {@code probe/exceptions.json}, the outermost first. */
    static Stream<JsonNode> exceptions() throws IOException {
        return cases("exceptions.json");
    }

    private static Stream<JsonNode> cases(String file) throws IOException {
        try (InputStream in = RecordedRepliesTest.class.getResourceAsStream("/probe/" + file)) {
            return StreamSupport.stream(Json.mapper().readTree(in).spliterator(), false);
        }
    }

    @Test
    void areManyAndOfEveryClass() throws IOException {
        assertThat(replies()).hasSizeGreaterThan(100);
        assertThat(Stream.concat(replies(), exceptions())
                        .map(one -> one.path("means").asText()))
                .contains("invalid_key", "authentication_failed", "permission_denied", "no_credit", "rate_limited")
                .contains("timeout", "name_not_found", "connection_refused", "host_unreachable", "tls_expired")
                .contains("tls_untrusted", "tls_wrong_host", "tls_failed", "wrong_base_url", "redirected")
                .contains("proxy_login", "service_error", "other");
    }

    @ParameterizedTest
    @MethodSource("replies")
    void means(JsonNode recorded) {
        Map<String, List<String>> headers = new HashMap<>();
        recorded.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        OutboundReply reply = new OutboundReply(
                recorded.path("status").asInt(),
                headers,
                recorded.path("body").asText().getBytes(StandardCharsets.UTF_8),
                false,
                recorded.has("redirect") ? URI.create(recorded.path("redirect").asText()) : null);
        ProbeFailure failure = failure(recipeOf(recorded), reply);

        assertThat(failure.diagnosis().word())
                .as(recorded.toString())
                .isEqualTo(recorded.path("means").asText());
        assertThat(failure.detail())
                .startsWith(recorded.path("status").asText())
                .contains(recorded.path("says").asText())
                .doesNotContain("<html", "<Error");
    }

    private static HttpRecipe recipeOf(JsonNode recorded) {
        String type = recorded.path("type").asText();
        return switch (type) {
            case "" -> KEY;
            case "basic" -> BASIC;
            default -> recipe(type);
        };
    }

    @ParameterizedTest
    @MethodSource("exceptions")
    void meansWhatWasThrown(JsonNode recorded) throws ReflectiveOperationException {
        Throwable thrown = null;
        for (int i = recorded.path("thrown").size() - 1; i >= 0; i--) {
            JsonNode one = recorded.path("thrown").get(i);
            Throwable outer = (Throwable) Class.forName(one.get(0).asText())
                    .getConstructor(String.class)
                    .newInstance(one.get(1).asText());
            thrown = thrown == null ? outer : outer.initCause(thrown);
        }

        assertThat(NetworkDiagnosis.of(thrown).map(Diagnosis::word))
                .hasValue(recorded.path("means").asText());
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
