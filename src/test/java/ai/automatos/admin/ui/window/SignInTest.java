package ai.automatos.admin.ui.window;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.oauth.AgreeingUser;
import ai.automatos.admin.credential.oauth.OAuthSignIn;
import ai.automatos.admin.net.StubServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a provider in the browser, from the forms of a new and of a stored credential. */
class SignInTest {
    private static final String CRM = "Production CRM";
    private static final String SECRET = "canary-client-secret";
    private static final String TOKENS =
            "{\"access_token\":\"canary-access\",\"refresh_token\":\"canary-refresh\",\"expires_in\":3600}";

    @TempDir
    private Path home;

    private final List<URI> pages = new CopyOnWriteArrayList<>();

    private static StubServer provider() {
        return StubServer.raw((server, socket) -> {
            String request = server.readRequest(socket);
            boolean known = !request.startsWith("GET /me ") || request.contains("Bearer ");
            String reply = known ? answer("200 OK", "", TOKENS) : answer("401 Unauthorized", "", "{}");
            socket.getOutputStream().write(reply.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Map<String, String> addresses(StubServer provider) {
        String base = "http://127.0.0.1:" + provider.port();
        return Map.of("authorize_url", base + "/authorize", "token_url", base + "/token", "test_url", base + "/me");
    }

    private static void fillNew(TestWindow window, StubServer provider) {
        window.click("#create").fill("#typeSearch", "oauth2 authorization code").click("#wizardNext");
        window.fill("#input-name", CRM).fill("#input-client_secret", SECRET);
        addresses(provider).forEach((key, value) -> window.fill("#input-" + key, value));
    }

    private static void create(TestWindow window, StubServer provider) {
        Map<String, String> values = new TreeMap<>(addresses(provider));
        values.put("client_id", "id-1");
        values.put("client_secret", SECRET);
        Samples.create(
                window.vault(),
                CRM,
                "oauth2_authorization_code_generic",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                values);
        window.press(KeyCode.F5);
    }

    private static CredentialsPage edit(TestWindow window) {
        CredentialsPage page = new CredentialsPage(window).select(CRM);
        window.clickText(window.text("ui.edit"));
        return page;
    }

    private static TestWindow signIn(TestWindow window) {
        return window.tabTo("signIn").press(KeyCode.SPACE);
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            return probe.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aNewCredentialGetsItsTokensFromTheBrowserAndIsTestedWithThem() {
        try (StubServer provider = provider();
                TestWindow window = TestWindow.unlocked(home, Samples::three).browser(AgreeingUser::signIn)) {
            fillNew(window, provider);
            window.assertShows(window.text("ui.sign.in.idle"));
            assertThat(window.textOf("#redirectAddress")).isEqualTo("http://localhost:47113/callback");

            window.fill("#input-client_id", "id-1");
            signIn(window)
                    .assertShows(window.text("ui.sign.in.done.until", "25 Nov 2026, 10:00"))
                    .assertHides("canary");

            window.click("#wizardNext").assertShows(window.text("ui.test.successful"));
            window.click("#wizardNext").click("#wizardNext");
            CredentialsPage page = new CredentialsPage(window);
            assertThat(page.stored(CRM).status()).isEqualTo(CredentialStatus.VERIFIED);
            assertThat(Samples.value(window.vault(), page.stored(CRM), "access_token"))
                    .isEqualTo("canary-access");
            assertThat(Samples.value(window.vault(), page.stored(CRM), "refresh_token"))
                    .isEqualTo("canary-refresh");
        }
    }

    @Test
    void whatTheSignInNeedsIsAskedForBeforeABrowserOpens() {
        try (StubServer provider = provider();
                TestWindow window = TestWindow.unlocked(home, Samples::three).browser(pages::add)) {
            fillNew(window, provider);
            window.fill("#input-token_url", "");

            signIn(window)
                    .assertShows(window.text("violation.required", "Client ID"))
                    .assertShows(window.text("violation.required", "Token URL"))
                    .assertFocused("input-client_id");

            assertThat(pages).isEmpty();
        }
    }

    @Test
    void aStoredSecretIsUsedWithoutBeingShownAndBothAreLogged() {
        try (StubServer provider = provider();
                TestWindow window = TestWindow.unlocked(home, Samples::three).browser(AgreeingUser::signIn)) {
            create(window, provider);
            CredentialsPage page = edit(window);

            signIn(window).assertShows(window.text("ui.sign.in.done.until", "25 Nov 2026, 10:00"));

            assertThat(provider.received().get(0)).contains(SECRET);
            window.assertHides("canary").click("#saveEdit");
            assertThat(page.actions(CRM))
                    .containsSubsequence(AuditAction.UPDATED, AuditAction.ACCESSED, AuditAction.CREATED)
                    .doesNotContain(AuditAction.REVEALED);
            assertThat(Samples.value(window.vault(), page.stored(CRM), "access_token"))
                    .isEqualTo("canary-access");
        }
    }

    @Test
    void whatTheProviderRefusesStandsAtTheRow() {
        String refusal = "{\"error\":\"invalid_client\",\"error_description\":\"unknown client " + SECRET + "\"}";
        try (StubServer provider = StubServer.http(answer("401 Unauthorized", "", refusal));
                TestWindow window = TestWindow.unlocked(home, Samples::three).browser(AgreeingUser::signIn)) {
            create(window, provider);
            edit(window);

            signIn(window).assertHides("canary").assertFocused("signIn");

            assertThat(window.textOf("#signInState"))
                    .contains(window.text("error.oauth.refused.what"), "unknown client");
        }
    }

    @Test
    void withoutATokenTheTestSaysWhatToDo() {
        try (StubServer provider = provider();
                TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            fillNew(window, provider);
            window.fill("#input-client_id", "id-1").fill("#input-refresh_token", "from elsewhere");

            window.click("#wizardNext")
                    .assertShows(window.text("diagnosis.not_signed_in.message"))
                    .assertShows(window.text("diagnosis.not_signed_in.action"))
                    .assertShows(window.text("credential.test.fetched.later"));
        }
    }

    @Test
    void cancellingAndLockingEndTheWait() {
        ExecutorService background = Executors.newCachedThreadPool();
        try (StubServer provider = provider();
                TestWindow window = TestWindow.unlockedWithThreads(home, Samples::three, background)
                        .browser(pages::add)) {
            window.waitUntilShown("#create");
            create(window, provider);
            window.waitFor(() -> new CredentialsPage(window).names().contains(CRM));
            edit(window);
            window.waitUntilShown("#editSheet");
            signIn(window).waitUntilShown("#copyPage").assertShows(window.text("ui.sign.in.waiting"));
            assertThat(pages).hasSize(1);
            window.assertFocused("cancelSignIn").click("#copyPage");
            assertThat(TestWindow.clipboard()).isEqualTo(pages.get(0).toString());

            window.tabTo("cancelSignIn").press(KeyCode.SPACE);
            window.assertShows(window.text("ui.sign.in.cancelled")).assertFocused("signIn");
            window.waitFor(() -> isFree(OAuthSignIn.DEFAULT_PORT));

            signIn(window).waitUntilShown("#copyPage");
            window.shortcut(KeyCode.L).waitUntilShown("#password");
            window.waitFor(() -> isFree(OAuthSignIn.DEFAULT_PORT));
        } finally {
            background.shutdownNow();
        }
    }
}
