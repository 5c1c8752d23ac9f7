package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBuilderTest {
    private static final List<FieldSpec> FIELDS = List.of(
            ProbeFixture.secret("token"),
            ProbeFixture.text("org"),
            ProbeFixture.text("base"),
            ProbeFixture.text("site"),
            ProbeFixture.text("host"));

    private static HttpRecipe.Request recipe(String url, Map<String, String> headers, Map<String, String> query) {
        return recipe(url, headers, query, null, new HttpRecipe.NoBody());
    }

    private static HttpRecipe.Request recipe(
            String url,
            Map<String, String> headers,
            Map<String, String> query,
            HttpRecipe.Login basic,
            HttpRecipe.Body body) {
        return new HttpRecipe.Request("GET", url, headers, query, basic, body, Map.of(), null);
    }

    private static OutboundRequest build(HttpRecipe.Request recipe, String... values) throws ProbeFailure {
        FieldValues fields = new FieldValues(ProbeFixture.type(null, FIELDS), ProbeFixture.values(values));
        RequestValues all = new RequestValues(fields, Map.of(), recipe.computed(), Instant.EPOCH);
        return new RequestBuilder(recipe, all, ProbeFixture.MESSAGES).build();
    }

    private static void assertInvalid(HttpRecipe.Request recipe, String named, String... values) {
        assertThatThrownBy(() -> build(recipe, values)).isInstanceOfSatisfying(ProbeFailure.class, failure -> {
            assertThat(failure.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(failure.detail()).contains(named);
        });
    }

    @Test
    void aFieldNamedLikeAPartOfTheRequestIsTheField() throws ProbeFailure {
        HttpRecipe.Request recipe = recipe("https://{host}/me", Map.of(), Map.of());

        assertThat(build(recipe, "host", "mail.example.org").address()).hasToString("https://mail.example.org/me");
        assertInvalid(recipe, "HOST");
    }

    @Test
    void fillsHeadersAndLeavesOutWhatIsEmpty() throws ProbeFailure {
        HttpRecipe.Request recipe =
                recipe("{base}/models", Map.of("Authorization", "Bearer {token}", "Organization", "{org}"), Map.of());

        OutboundRequest bare = build(recipe, "base", "https://api.example.com/v1/", "token", "k");
        OutboundRequest full = build(recipe, "base", "https://api.example.com/v1", "token", "k", "org", "org-1");

        assertThat(bare.address()).hasToString("https://api.example.com/v1/models");
        assertThat(bare.headers()).containsEntry("Authorization", "Bearer k").doesNotContainKey("Organization");
        assertThat(full.headers()).containsEntry("Organization", "org-1");
        assertThat(full.toString()).doesNotContain("k\"").doesNotContain("Bearer");
    }

    @Test
    void aValueMayBeAPathButNeverLeavesTheHost() throws ProbeFailure {
        HttpRecipe.Request recipe = recipe("{base}/{org|path}", Map.of(), Map.of());

        assertThat(build(recipe, "base", "https://a.example", "org", "/echo/x y?z")
                        .address())
                .hasToString("https://a.example/echo/x%20y%3Fz");
        assertThat(build(recipe, "base", "https://a.example", "org", "//evil.example")
                        .address())
                .hasToString("https://a.example/evil.example");
    }

    @Test
    void aFieldMayChooseBetweenHttpAndHttps() throws ProbeFailure {
        HttpRecipe.Request recipe = recipe("{org}://{site}/x", Map.of(), Map.of());

        assertThat(build(recipe, "org", "http", "site", "db.example:8123").address())
                .hasToString("http://db.example:8123/x");
        assertInvalid(recipe, "ORG", "org", "file", "site", "db.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k\r\nX-Evil: 1", "k\n", "k\u0000", "schlüssel", "k\u007f"})
    void refusesAValueThatAHeaderCannotCarry(String token) {
        assertInvalid(
                recipe("https://example.com", Map.of("Authorization", "Bearer {token}"), Map.of()),
                "TOKEN",
                "token",
                token);
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example/x", "evil.example#", "user@evil.example", "a b", "x:80@evil.example"})
    void doesNotLetAValueChooseAnotherHost(String site) {
        assertInvalid(recipe("https://{site}.example.com/api", Map.of(), Map.of()), "", "token", "k", "site", site);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"ftp://example.com", "example.com", "https://user:secret@example.com", "https://", "https://a#b"
            })
    void refusesABaseThatIsNoPlainWebAddress(String base) {
        assertInvalid(recipe("{base}/x", Map.of(), Map.of()), "BASE", "token", "k", "base", base);
    }

    @Test
    void namesTheFieldWithoutWhichThereIsNoAddress() {
        assertInvalid(recipe("{base}/x", Map.of(), Map.of()), "BASE", "token", "k");
    }

    @Test
    void encodesPathAndQuery() throws ProbeFailure {
        OutboundRequest request = build(
                recipe("https://example.com/{site}/x?a=1", Map.of(), Map.of("key", "{token}", "org", "{org}")),
                "token",
                "a&b=c d",
                "site",
                "../é");

        assertThat(request.address()).hasToString("https://example.com/..%2F%C3%A9/x?a=1&key=a%26b%3Dc%20d");
    }

    @Test
    void speaksBasicAsUtf8() throws ProbeFailure {
        OutboundRequest request = build(
                recipe(
                        "https://example.com",
                        Map.of(),
                        Map.of(),
                        new HttpRecipe.Login("{org}", "{token}"),
                        new HttpRecipe.NoBody()),
                "org",
                "jürgen",
                "token",
                "pass:word");

        String sent = request.headers().get("Authorization").substring("Basic ".length());
        assertThat(new String(Base64.getDecoder().decode(sent), StandardCharsets.UTF_8))
                .isEqualTo("jürgen:pass:word");
    }

    @Test
    void escapesValuesInTheBodyAndLeavesOutWhatIsEmpty() throws Exception {
        JsonNode body = Json.read("{\"token\":\"{token}\",\"org\":\"{org}\",\"n\":[1,\"{org}\",true]}");

        OutboundRequest request = build(
                recipe("https://example.com", Map.of(), Map.of(), null, new HttpRecipe.JsonBody(body)),
                "token",
                "a\"},{\"b\":\"{org}");

        assertThat(Json.mapper().readTree(request.body()))
                .isEqualTo(Json.read("{\"token\":\"a\\\"},{\\\"b\\\":\\\"{org}\",\"n\":[1,true]}"));
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
    }
}
