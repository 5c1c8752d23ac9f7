package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.catalog.FieldSpec;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBuilderTest {
    private static final List<FieldSpec> FIELDS = List.of(
            ProbeFixture.secret("token"),
            ProbeFixture.text("org"),
            ProbeFixture.text("base"),
            ProbeFixture.text("site"));

    private static TestRecipe.Http recipe(String url, Map<String, String> headers, Map<String, String> query) {
        return recipe(url, headers, query, null, null);
    }

    private static TestRecipe.Http recipe(
            String url, Map<String, String> headers, Map<String, String> query, TestRecipe.Basic basic, JsonNode body) {
        return new TestRecipe.Http(
                "",
                "GET",
                url,
                headers,
                query,
                basic,
                body,
                new TestRecipe.Success(Set.of(200), null),
                null,
                List.of());
    }

    private static OutboundRequest build(TestRecipe.Http recipe, String... values) throws ProbeFailure {
        FieldValues fields = new FieldValues(ProbeFixture.type(recipe, FIELDS), ProbeFixture.values(values));
        return new RequestBuilder(recipe, fields, ProbeFixture.MESSAGES).build();
    }

    private static void assertInvalid(TestRecipe.Http recipe, String named, String... values) {
        assertThatThrownBy(() -> build(recipe, values)).isInstanceOfSatisfying(ProbeFailure.class, failure -> {
            assertThat(failure.diagnosis()).isEqualTo(Diagnosis.INVALID_INPUT);
            assertThat(failure.detail()).contains(named);
        });
    }

    @Test
    void fillsHeadersAndLeavesOutWhatIsEmpty() throws ProbeFailure {
        TestRecipe.Http recipe =
                recipe("{base}/models", Map.of("Authorization", "Bearer {token}", "Organization", "{org}"), Map.of());

        OutboundRequest bare = build(recipe, "base", "https://api.example.com/v1/", "token", "k");
        OutboundRequest full = build(recipe, "base", "https://api.example.com/v1", "token", "k", "org", "org-1");

        assertThat(bare.address()).hasToString("https://api.example.com/v1/models");
        assertThat(bare.headers()).containsEntry("Authorization", "Bearer k").doesNotContainKey("Organization");
        assertThat(full.headers()).containsEntry("Organization", "org-1");
        assertThat(full.toString()).doesNotContain("k\"").doesNotContain("Bearer");
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
                recipe("https://example.com", Map.of(), Map.of(), new TestRecipe.Basic("{org}", "{token}"), null),
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

        OutboundRequest request =
                build(recipe("https://example.com", Map.of(), Map.of(), null, body), "token", "a\"},{\"b\":\"{org}");

        assertThat(Json.mapper().readTree(request.body()))
                .isEqualTo(Json.read("{\"token\":\"a\\\"},{\\\"b\\\":\\\"{org}\",\"n\":[1,true]}"));
        assertThat(request.headers()).containsEntry("Content-Type", "application/json");
    }
}
