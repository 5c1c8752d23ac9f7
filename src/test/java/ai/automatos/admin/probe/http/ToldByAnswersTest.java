package ai.automatos.admin.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.Proof;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scopes and ends of credentials as GitHub, GitLab, Google, Slack and tokens themselves tell them. */
class ToldByAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Proof proof(String type, Map<String, List<String>> headers, String body, String... fields) {
        return proof(type, null, headers, body, fields);
    }

    private static Proof proof(
            String type, ProbeFailure reservation, Map<String, List<String>> headers, String body, String... fields) {
        CredentialType shipped = ProbeFixture.shipped(type);
        HttpRecipe recipe = (HttpRecipe) Objects.requireNonNull(shipped.test());
        RequestValues values = new RequestValues(
                new FieldValues(shipped, ProbeFixture.values(fields)),
                Map.of(),
                recipe.question().request().computed(),
                NOW);
        ReplyReader reader = new ReplyReader(
                recipe.question(),
                recipe.hints(),
                URI.create("https://example.com"),
                new OutboundReply(200, headers, body.getBytes(StandardCharsets.UTF_8), false, null));
        return new ToldByAnswers(recipe.told(), List.of(reader), values, ProbeFixture.MESSAGES)
                .addTo("user acme", reservation);
    }

    @Test
    void readsGitHubsHeaders() {
        Proof proof = proof(
                "github_api",
                Map.of(
                        "x-oauth-scopes",
                        List.of("repo, read:org"),
                        "github-authentication-token-expiration",
                        List.of("2026-04-01 09:30:00 UTC")),
                "{}");

        assertThat(proof.identity()).isEqualTo("user acme, scopes repo, read:org");
        assertThat(proof.expires()).isEqualTo("2026-04-01T09:30:00Z");
        assertThat(proof.reservation()).isNull();
    }

    @Test
    void saysNothingWhereNothingIsTold() {
        Proof proof = proof("github_api", Map.of(), "{}");

        assertThat(proof).isEqualTo(Proof.of("user acme"));
        assertThat(proof("github_api", Map.of("x-oauth-scopes", List.of("")), "{}")
                        .identity())
                .isEqualTo("user acme, no scopes");
    }

    @Test
    void namesTheScopeThatIsMissing() {
        Proof lacking = proof("gitlab_api", Map.of(), "{\"scopes\":[\"read_user\"],\"expires_at\":\"2026-03-31\"}");

        assertThat(lacking.reservation()).isNotNull();
        assertThat(lacking.reservation().diagnosis()).isEqualTo(Diagnosis.PERMISSION_DENIED);
        assertThat(lacking.reservation().detail()).isEqualTo("Missing scope: api");
        assertThat(lacking.identity()).endsWith("scopes read_user");
        assertThat(lacking.expires()).isEqualTo("2026-04-01T00:00:00Z");
        assertThat(proof("gitlab_api", Map.of(), "{\"scopes\":[\"read_api\",\"x\"],\"expires_at\":null}"))
                .isEqualTo(Proof.of("user acme, scopes read_api, x"));
    }

    @Test
    void doesNotHideAGreaterReservation() {
        ProbeFailure credit = new ProbeFailure(Diagnosis.NO_CREDIT, "pay");

        assertThat(proof("gitlab_api", credit, Map.of(), "{\"scopes\":[]}").reservation())
                .isSameAs(credit);
    }

    @Test
    void readsGooglesTokeninfo() {
        String drive = "https://www.googleapis.com/auth/drive.file";
        Proof proof =
                proof("google_docs_oauth2", Map.of(), "{\"scope\":\"openid " + drive + "\",\"expires_in\":\"3599\"}");

        assertThat(proof.expires()).isEqualTo(NOW.plusSeconds(3599));
        assertThat(proof.identity()).contains("openid, " + drive);
        assertThat(proof.reservation()).isNull();
        assertThat(proof("google_docs_oauth2", Map.of(), "{\"scope\":\"openid\"}")
                        .reservation()
                        .detail())
                .contains("auth/documents");
    }

    @Test
    void readsTheEndOutOfTheCredentialItself() {
        String payload = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"exp\":1780000000}".getBytes(StandardCharsets.UTF_8));

        assertThat(proof("home_assistant", Map.of(), "{}", "access_token", "e30." + payload + ".c2ln")
                        .expires())
                .isEqualTo(Instant.ofEpochSecond(1_780_000_000));
        assertThat(proof("home_assistant", Map.of(), "{}", "access_token", "no.token.here")
                        .expires())
                .isNull();
        assertThat(proof("azure_storage_sas", Map.of(), "", "sas_token", "sv=1&se=2026-06-01T00%3A00%3A00Z&sig=x")
                        .expires())
                .isEqualTo("2026-06-01T00:00:00Z");
        assertThat(proof("azure_storage_sas", Map.of(), "", "sas_token", "sv=1&si=policy&sig=x")
                        .expires())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-04-01, 2026-04-02T00:00:00Z",
        "2026-04-01T09:30:00Z, 2026-04-01T09:30:00Z",
        "2026-04-01T09:30:00.123Z, 2026-04-01T09:30:00.123Z",
        "2026-04-01 09:30:00 +0200, 2026-04-01T07:30:00Z",
        "2026-04-01T09:30, 2026-04-01T09:30:00Z"
    })
    void readsDaysAndMoments(String text, Instant end) {
        assertThat(ToldByAnswers.iso(text)).hasValue(end);
    }

    @Test
    void ignoresWhatIsNoMoment() {
        assertThat(ToldByAnswers.iso("tomorrow")).isEmpty();
        assertThat(proof("gitlab_api", Map.of(), "{\"expires_at\":\"2026-99-99\"}")
                        .expires())
                .isNull();
    }
}
