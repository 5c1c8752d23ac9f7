package ai.automatos.admin.credential;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.oauth.AgreeingUser;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.probe.http.OAuthTokens;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Signing in for a stored credential uses its stored values, and the log says so before. */
class StoredSignInTest {
    private static final String SECRET = "stored-client-secret";

    private final World world = new World();
    private final LocalSignIn local = new LocalSignIn(world);
    private final StubServer provider =
            StubServer.http(answer("200 OK", "", "{\"access_token\":\"at-1\",\"refresh_token\":\"rt-1\"}"));
    private final StoredSignIn signIn = new StoredSignIn(
            local.signIn,
            world.repository,
            world.transactions,
            world.log,
            world.authorizer,
            world.types,
            world.session,
            world.messages,
            world.clock);

    @AfterEach
    void close() {
        provider.close();
        local.close();
    }

    private Credential crm() {
        String base = "http://127.0.0.1:" + provider.port();
        return create(
                "oauth2_authorization_code_generic",
                world.values(
                        "client_id",
                        "id-1",
                        "client_secret",
                        SECRET,
                        "authorize_url",
                        base + "/authorize",
                        "token_url",
                        base + "/token",
                        "test_url",
                        base + "/me"));
    }

    private Credential create(String type, Map<String, SecretBytes> values) {
        CredentialDraft draft =
                new CredentialDraft("CRM", type, CredentialEnvironment.PRODUCTION, "", List.of(), Expiry.NEVER, values);
        return world.credentials.create(world.admin, draft).credential();
    }

    private OAuthTokens signIn(Credential credential, Map<String, SecretBytes> given, Set<String> cleared) {
        return signIn.signIn(world.admin, credential.id(), given, cleared, 0, AgreeingUser::signIn, new CancelSignal());
    }

    private Map<String, String> asked() {
        String request = provider.received().get(0);
        return AgreeingUser.query(request.substring(request.indexOf("\r\n\r\n") + 4));
    }

    @Test
    void theStoredSecretIsUsedAndTheLogSaysSo() {
        Credential crm = crm();

        OAuthTokens tokens = signIn(crm, Map.of(), Set.of());

        assertThat(tokens.values().get("access_token").exposeUtf8()).isEqualTo("at-1");
        assertThat(asked()).containsEntry("client_id", "id-1").containsEntry("client_secret", SECRET);
        assertThat(world.log.events().get(1).action()).isEqualTo(AuditAction.ACCESSED);
        assertThat(world.log.events().get(1).details()).contains("sign_in").doesNotContain(SECRET);
        assertThat(world.log.last().action()).isEqualTo(AuditAction.TESTED);
        assertThat(world.log.last().credential()).isEqualTo(crm.ref());
        assertThat(world.lastDetails().path("status").asText()).isEqualTo("verified");
        assertThat(world.stored(crm).valueVersion()).as("nothing is stored").isEqualTo(1);
    }

    @Test
    void whatIsTypedComesFirstAndWhatIsClearedStaysOut() {
        signIn(crm(), world.values("client_id", "id-2"), Set.of("client_secret"));

        assertThat(asked()).containsEntry("client_id", "id-2").doesNotContainKey("client_secret");
    }

    @Test
    void nothingIsOpenedForWhoMayNotEdit() {
        Credential crm = crm();

        assertThatThrownBy(() -> signIn.signIn(
                        world.auditor, crm.id(), Map.of(), Set.of(), 0, AgreeingUser::signIn, new CancelSignal()))
                .isInstanceOf(UserFacingException.class);
        assertThat(world.log.events()).noneMatch(event -> event.action() == AuditAction.ACCESSED);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void aTypeWithoutASignInIsRefused() {
        Credential key = create("openai_api", world.values("api_key", "sk-0123456789abcdefghijklmnop"));

        assertThatThrownBy(() -> signIn(key, Map.of(), Set.of()))
                .isInstanceOfSatisfying(
                        UserFacingException.class,
                        failure -> assertThat(failure.key()).isEqualTo("oauth.none"));
    }
}
