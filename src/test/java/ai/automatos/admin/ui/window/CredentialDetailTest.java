package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.TestPace;
import ai.automatos.admin.net.StubServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One credential: its values, its test, who uses it, what happened to it. */
class CredentialDetailTest {
    private static final String REPLY = "{\"data\":[{\"id\":\"some-model\"}]}";

    @TempDir
    private Path home;

    @Test
    void valuesAreMaskedUntilSomebodyLooksAndEachLookIsLogged() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI);
            window.assertHides(Samples.API_KEY).click("#value-api_key .button").assertShows(Samples.API_KEY);
            assertThat(page.actions(Samples.OPENAI)).first().isEqualTo(AuditAction.REVEALED);
            window.click("#value-api_key .button").assertHides(Samples.API_KEY);
            assertThat(page.actions(Samples.OPENAI))
                    .filteredOn(AuditAction.REVEALED::equals)
                    .hasSize(1);

            window.click("#value-api_key .button");
            page.select(Samples.SLACK);
            window.assertHides(Samples.API_KEY);
            page.select(Samples.OPENAI);
            window.assertHides(Samples.API_KEY);
        }
    }

    @Test
    void whatIsNoSecretIsShownTogetherAndSecretsOneByOne() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.DATABASE);
            window.clickText(window.text("ui.detail.show.plain"));
            window.assertShows("127.0.0.1").assertShows("app_user").assertHides("canary-password");
            assertThat(page.actions(Samples.DATABASE))
                    .filteredOn(AuditAction.REVEALED::equals)
                    .isNotEmpty();
        }
    }

    @Test
    void aCopyIsLoggedAndLeavesTheClipboardAtTheLock() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI);
            copy(window);
            assertThat(TestWindow.clipboard()).isEqualTo(Samples.API_KEY);
            assertThat(page.actions(Samples.OPENAI)).first().isEqualTo(AuditAction.COPIED);
            window.assertShows(window.text("ui.copied.secret", 30)).shortcut(KeyCode.L);
            assertThat(TestWindow.clipboard()).isNull();
        }
    }

    @Test
    void itsOwnPaceOfPeriodicTestsIsMarkedInTheMenu() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI);
            assertThat(marked(window, page)).containsExactly("pace-as-set");
            window.onFx(() -> {
                paces(page).stream()
                        .filter(item -> item.getId().equals("pace-weekly"))
                        .forEach(MenuItem::fire);
                return null;
            });
            window.settle();
            assertThat(page.stored(Samples.OPENAI).ownPace()).isEqualTo(TestPace.WEEKLY);
            assertThat(marked(window, page)).containsExactly("pace-weekly");
            window.assertShows(window.text("ui.detail.pace.weekly"));
            page.select(Samples.SLACK);
            window.assertHides(window.text("ui.detail.pace.weekly"));
            assertThat(marked(window, page)).containsExactly("pace-as-set");
        }
    }

    @Test
    void theMenuOffersWhatIsNotSoYet() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.SLACK);
            assertThat(offered(window, page)).containsExactly("ui.deactivate");
            page.menu("#more", "ui.deactivate");
            assertThat(offered(window, page)).containsExactly("ui.activate");
        }
    }

    private static List<String> offered(TestWindow window, CredentialsPage page) {
        return window.onFx(() -> Stream.of("ui.activate", "ui.deactivate")
                .filter(key -> page.entry("#more", key).isVisible())
                .toList());
    }

    private static List<MenuItem> paces(CredentialsPage page) {
        return ((Menu) page.entry("#more", "ui.pace")).getItems();
    }

    private static List<String> marked(TestWindow window, CredentialsPage page) {
        return window.onFx(() -> paces(page).stream()
                .filter(item -> ((RadioMenuItem) item).isSelected())
                .map(MenuItem::getId)
                .toList());
    }

    @Test
    void theLastTestStandsThereWithItsEvidence() {
        try (StubServer service = StubServer.http(StubServer.answer("200 OK", "", REPLY));
                TestWindow window = TestWindow.unlocked(home, vault -> Samples.openAi(vault, service.port()))) {
            CredentialsPage page = new CredentialsPage(window);
            window.assertShows(window.text("ui.detail.never.tested"));
            window.shortcut(KeyCode.T);
            window.assertShows(window.text("ui.test.successful")).assertShows("answered 200 OK");
            assertThat(page.stored(Samples.OPENAI).status()).isEqualTo(CredentialStatus.VERIFIED);
            window.assertShows(window.text("ui.card.verified.line", window.text("ui.percent", 100), 0));
            assertThat(service.received().get(0)).contains("Bearer " + Samples.API_KEY);
        }
    }

    @Test
    void theEndThatTheServiceTellsCountsAndSaysWhereItComesFrom() {
        String token = "{\"name\":\"ci\",\"scopes\":[\"api\"],\"expires_at\":\"2026-12-04T10:00:00Z\"}";
        try (StubServer service = StubServer.http(StubServer.answer("200 OK", "", token));
                TestWindow window = TestWindow.unlocked(home, vault -> {
                    Samples.three(vault);
                    Samples.create(
                            vault,
                            "GitLab",
                            "gitlab_api",
                            CredentialEnvironment.STAGING,
                            List.of(),
                            Map.of(
                                    "access_token",
                                    "glpat-" + "x".repeat(20),
                                    "base_url",
                                    "http://127.0.0.1:" + service.port()));
                })) {
            CredentialsPage page = new CredentialsPage(window);
            page.select("GitLab");
            window.assertShows(window.text("ui.detail.never.expires")).click("#test");
            window.assertShows(window.text("ui.status.expires", 9))
                    .assertShows(window.text("ui.detail.expires.told", "4 Dec 2026"))
                    .click("#card-expiring");
            assertThat(page.names()).containsExactly("GitLab");

            window.clock().advance(Duration.ofDays(9));
            window.click("#card-expiring")
                    .click("#card-expiring")
                    .assertShows(window.text("ui.status.expires.hours", 1));
        }
    }

    @Test
    void aFailedTestSaysWhatToDo() {
        try (StubServer service = StubServer.http(StubServer.answer("401 Unauthorized", "", "{}"));
                TestWindow window = TestWindow.unlocked(home, vault -> Samples.openAi(vault, service.port()))) {
            window.shortcut(KeyCode.T);
            window.assertShows(window.text("ui.test.failed"))
                    .assertShows(window.text("diagnosis.invalid_key.message"))
                    .assertShows(window.text("diagnosis.invalid_key.action"));
        }
    }

    @Test
    void agentsGetItAndGiveItBack() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.SLACK);
            window.assertShows(window.text("ui.detail.unused")).clickText(window.text("ui.assign.ask"));
            window.assertFocused("input-assign-number");
            window.fill("#input-assign-number", "many").press(KeyCode.ENTER).assertShows("whole number");
            window.fill("#input-assign-number", "7").fill("#input-assign-tool", "Slack");
            window.click("#assignGo").assertShows(window.text("error.credential.agent.unknown.what", "7"));
            window.fill("#input-assign-name", "Alerts-Bot").click("#assignGo");
            window.assertShows("Alerts-Bot").assertShows(window.text("ui.credential.agents", 1));
            assertThat(page.actions(Samples.SLACK)).first().isEqualTo(AuditAction.ASSIGNED);

            window.clickText(window.text("ui.unassign")).click("#confirm");
            window.assertShows(window.text("ui.detail.unused"));
            assertThat(page.actions(Samples.SLACK)).first().isEqualTo(AuditAction.UNASSIGNED);
        }
    }

    @Test
    void itsOwnTrailStandsBelow() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI);
            window.assertShows(window.text("ui.event.by", window.text("ui.action.created"), TestWindow.USER))
                    .assertShows(window.text("ui.event.by", window.text("ui.action.assigned"), TestWindow.USER));
            window.clickText(window.text("ui.detail.open.audit"));
            assertThat(window.isShown("#list")).isFalse();
        }
    }

    @Test
    void aLongValueIsShownWhole() {
        String key = "-----BEGIN PRIVATE KEY-----\n" + "MIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n".repeat(20);
        try (TestWindow window = TestWindow.unlocked(
                home,
                vault -> Samples.create(
                        vault,
                        "With a key",
                        "slack",
                        CredentialEnvironment.TESTING,
                        List.of(),
                        Map.of("bot_token", key)))) {
            window.click("#value-bot_token .button").assertShows(key.strip());
            assertThat(window.cutTexts()).noneMatch(text -> text.contains("PRIVATE"));
        }
    }

    private static void copy(TestWindow window) {
        window.click(window.onFx(() -> window.robot().lookup("#value-api_key .button").queryAll().stream()
                .reduce((first, second) -> second)
                .orElseThrow()));
        window.settle();
    }
}
