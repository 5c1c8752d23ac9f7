package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.net.StubServer;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Creating a credential in four steps. */
class WizardTest {
    private static final String REPLY = "{\"data\":[{\"id\":\"some-model\"}]}";
    private static final String KEY = "sk-0123456789abcdefghijklmnop";

    @TempDir
    private Path home;

    @Test
    void fourStepsWithTheMouseMakeAVerifiedCredential() {
        try (StubServer service = StubServer.http(StubServer.answer("200 OK", "", REPLY));
                TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.click("#create").assertShows(window.text("ui.picker.need")).assertShows("Organization ID");
            window.write("postgres").assertShows("SSL Mode");
            window.fill("#typeSearch", "openai").click("#wizardNext");
            window.assertShows(window.text("ui.form.name.help", "Development OpenAI API"));
            fillOpenAi(window, "Research models", service.port());
            window.fill("#input-description", "For the research group");
            window.fill("#input-tags", "ai, research");
            window.fill("#input-expiry .text-field", "2027-01-31");
            choose(window, "#input-environment", "production");
            window.click("#wizardNext");
            window.assertShows(window.text("ui.test.successful")).assertShows("answered 200 OK");
            assertThat(window.isShown("#wizardSkip")).isFalse();
            window.click("#wizardNext").assertShows(window.text("ui.wizard.tested.verified"));
            window.assertShows("Research models").assertShows("For the research group");
            window.assertShows("ai, research").assertShows("2027-01-31").assertShows("Organization ID");
            window.assertShows(window.text("ui.wizard.value.set")).assertShows(window.text("ui.value.none"));
            window.assertHides(Samples.API_KEY).click("#wizardNext");

            CredentialsPage page = new CredentialsPage(window);
            assertThat(window.isShown("#wizard")).isFalse();
            assertThat(page.selected()).containsExactly("Research models");
            assertThat(page.stored("Research models").status()).isEqualTo(CredentialStatus.VERIFIED);
            assertThat(page.stored("Research models").credential().environment())
                    .isEqualTo(CredentialEnvironment.PRODUCTION);
            assertThat(page.stored("Research models").credential().tags()).containsExactly("ai", "research");
            assertThat(page.stored("Research models").credential().expiresAt())
                    .isEqualTo(LocalDate.of(2027, 2, 1).atStartOfDay().toInstant(java.time.ZoneOffset.UTC));
            assertThat(page.actions("Research models")).containsExactly(AuditAction.TESTED, AuditAction.CREATED);
            assertThat(service.received()).hasSize(1);
            window.assertShows(window.text("ui.saved", "Research models"));
        }
    }

    @Test
    void wordsThatNoTypeHasLeadNowhereAndSaySo() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            window.click("#createFirst").fill("#typeSearch", "xyzzyq");
            window.assertShows(window.text("ui.picker.none"));
            assertThat(window.isDisabled("#wizardNext")).isTrue();
            window.fill("#typeSearch", "opnai");
            assertThat(window.isDisabled("#wizardNext")).isFalse();
            window.click("#wizardNext").assertFocused("input-name");
        }
    }

    @Test
    void namesThatSayLittleAreAdvisedAndNeverBlocked() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            openAi(window);
            for (String name : List.of("Test", "My API Key")) {
                window.fill("#input-name", name)
                        .assertShows(window.text("ui.form.name.says.little", "Development OpenAI API"));
            }
            window.fill("#input-name", "OpenAI 1")
                    .assertShows(window.text("ui.form.name.numbered", "Development OpenAI API"));
            choose(window, "#input-environment", "staging");
            window.assertShows(window.text("ui.form.name.numbered", "Staging OpenAI API"));
            window.fill("#input-name", "Test").fill("#input-api_key", KEY).click("#wizardNext");
            window.assertShows(window.text("ui.test.promise"));
        }
    }

    @Test
    void anUnusualKeyIsWarnedAboutAndSaved() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            openAi(window);
            window.fill("#input-name", "Odd").fill("#input-base_url", "http://127.0.0.1:1");
            window.click("#input-api_key").write("odd-key").press(KeyCode.TAB);
            window.assertShows(window.text("violation.pattern", "API Key"));
            window.click("#wizardNext").click("#wizardSkip").click("#wizardNext");
            assertThat(new CredentialsPage(window).names()).containsExactly("Odd");
            window.assertShows(window.text("violation.pattern", "API Key"));
        }
    }

    @Test
    void whatCannotBeSavedIsSaidAtItsField() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            type(window, "postgresql");
            window.click("#wizardNext");
            window.assertFocused("input-name");
            window.assertShows(window.text("violation.required", "Name"))
                    .assertShows(window.text("violation.required", "Host"));
            window.fill("#input-name", "   ").fill("#input-host", "db").fill("#input-port", "70000");
            window.fill("#input-database", "app").fill("#input-user", "me").fill("#input-password", "x");
            window.click("#wizardNext").assertShows(window.text("violation.required", "Name"));
            window.assertShows(window.text("violation.out_of_range", "Port", "1", "65535"));
            window.fill("#input-name", "Named").click("#wizardNext");
            window.assertFocused("input-port");
            window.fill("#input-port", "5432").fill("#input-expiry .text-field", "tomorrow");
            window.click("#wizardNext").assertShows(window.text("ui.form.expiry.unreadable"));
            window.fill("#input-expiry .text-field", "2020-01-01");
            window.click("#wizardNext").assertShows(window.text("ui.form.expiry.past"));
            assertThat(window.isShown("#input-name")).isTrue();
        }
    }

    @Test
    void aTakenNameKeepsEverythingAndSaysSo() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            openAi(window);
            fillOpenAi(window, Samples.OPENAI, 1);
            choose(window, "#input-environment", "production");
            window.click("#wizardNext").click("#wizardSkip").click("#wizardNext");
            window.assertShows(window.text("error.credential.name.taken.what", Samples.OPENAI));
            assertThat(window.textOf("#input-base_url")).isEqualTo("http://127.0.0.1:1");
            choose(window, "#input-environment", "testing");
            window.click("#wizardNext").click("#wizardSkip").click("#wizardNext");
            assertThat(new CredentialsPage(window).names())
                    .filteredOn(Samples.OPENAI::equals)
                    .hasSize(2);
        }
    }

    @Test
    void afterAFailureSavingAnywayIsOfferedAndIsNeverTheDefault() {
        try (StubServer service = StubServer.http(StubServer.answer("401 Unauthorized", "", "{}"));
                TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            openAi(window);
            fillOpenAi(window, "Broken", service.port());
            window.click("#wizardNext");
            window.assertShows(window.text("ui.test.failed"))
                    .assertShows(window.text("diagnosis.invalid_key.message"))
                    .assertShows(window.text("diagnosis.invalid_key.action"));
            assertThat(window.isDisabled("#wizardNext")).isTrue();
            assertThat(window.textOf("#wizardSkip")).isEqualTo(window.text("ui.wizard.anyway"));
            assertThat(window.<Button>find("#wizardSkip").isDefaultButton()).isFalse();
            window.press(KeyCode.ENTER);
            assertThat(window.isShown("#input-name")).isTrue();
            window.click("#wizardNext").click("#wizardSkip").assertShows(window.text("ui.wizard.tested.failed"));
            assertThat(window.<Button>find("#wizardNext").isDefaultButton()).isFalse();
            window.assertFocused("wizardBack");
            window.click("#wizardNext");
            assertThat(new CredentialsPage(window).stored("Broken").status()).isEqualTo(CredentialStatus.FAILED);
        }
    }

    @Test
    void aRunningTestIsShownAndCanBeCancelledAndSkipped() throws InterruptedException {
        ExecutorService background = Executors.newCachedThreadPool();
        try (StubServer service = StubServer.raw((server, socket) -> server.hang());
                TestWindow window = TestWindow.unlockedWithThreads(home, vault -> {}, background)) {
            window.waitUntilShown("#createFirst");
            window.shortcut(KeyCode.N)
                    .waitUntilShown("#typeList")
                    .waitFor(() -> window.texts().contains("You will need"));
            window.write("openai").press(KeyCode.ENTER).waitUntilShown("#input-name");
            fillOpenAi(window, "Slow", service.port());
            window.click("#wizardNext");
            service.awaitConnection();
            window.waitFor(() -> window.texts()
                    .containsAll(List.of(window.text("ui.status.testing"), window.text("ui.test.running", "Slow"))));
            window.assertFocused("cancelTest").press(KeyCode.SPACE).assertShows(window.text("ui.test.cancelled"));
            window.waitFor(() -> window.texts().contains(window.text("ui.tasks.none")));
            window.assertShows(window.text("ui.test.cancelled"));
            window.click("#wizardSkip")
                    .assertShows(window.text("ui.wizard.untested"))
                    .click("#wizardNext");
            window.waitFor(() -> new CredentialsPage(window).names().contains("Slow"));
            assertThat(new CredentialsPage(window).stored("Slow").status()).isEqualTo(CredentialStatus.UNVERIFIED);
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void theAnswerOfAnAbandonedTestIsNotTakenForThatOfTheNext() throws InterruptedException {
        ExecutorService background = Executors.newCachedThreadPool();
        try (StubServer slow = StubServer.raw((server, socket) -> server.hang());
                StubServer quick = StubServer.http(StubServer.answer("200 OK", "", REPLY));
                TestWindow window = TestWindow.unlockedWithThreads(home, vault -> {}, background)) {
            window.waitUntilShown("#createFirst");
            window.shortcut(KeyCode.N).waitFor(() -> window.texts().contains("You will need"));
            window.write("openai").press(KeyCode.ENTER).waitUntilShown("#input-name");
            fillOpenAi(window, "Changed", slow.port());
            window.click("#wizardNext");
            slow.awaitConnection();
            window.click("#wizardBack").fill("#input-base_url", "http://127.0.0.1:" + quick.port());
            window.click("#wizardNext");
            window.waitFor(() -> window.texts().contains(window.text("ui.test.successful")));
            window.waitFor(() -> window.texts().contains(window.text("ui.tasks.none")));
            window.assertShows(window.text("ui.test.successful"));
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void escapeAsksOnlyIfThereIsSomethingToLose() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            openAi(window);
            window.press(KeyCode.ESCAPE);
            assertThat(window.isShown("#wizard")).isFalse();
            openAi(window);
            window.fill("#input-name", "Something").press(KeyCode.ESCAPE);
            window.assertShows(window.text("ui.discard.title")).press(KeyCode.ESCAPE);
            window.assertHides(window.text("ui.discard.title"));
            assertThat(window.textOf("#input-name")).isEqualTo("Something");
            window.press(KeyCode.ESCAPE).click("#confirm");
            assertThat(window.isShown("#wizard")).isFalse();
        }
    }

    @Test
    void goingBackKeepsEverythingAndAnotherTypeTakesOverWhatFits() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            openAi(window);
            fillOpenAi(window, "Kept", 1);
            window.fill("#input-tags", "one");
            window.click("#wizardNext")
                    .click("#wizardSkip")
                    .click("#wizardBack")
                    .click("#wizardBack");
            assertThat(window.textOf("#input-name")).isEqualTo("Kept");
            window.click("#wizardBack").fill("#typeSearch", "slack").click("#wizardNext");
            assertThat(window.textOf("#input-name")).isEqualTo("Kept");
            assertThat(window.textOf("#input-tags")).isEqualTo("one");
            window.assertShows("Bot Token").click("#wizardBack").fill("#typeSearch", "openai");
            window.click("#wizardNext");
            assertThat(window.textOf("#input-base_url")).isEqualTo("http://127.0.0.1:1");
        }
    }

    @Test
    void aPastedKeyKeepsItsLineBreaksAndIsNotShown() {
        String pem = "-----BEGIN KEY-----\r\nabc\r\ndef\r\n-----END KEY-----\r\n";
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            type(window, "slack");
            window.fill("#input-name", "With a key");
            paste(window, "#input-bot_token", pem);
            window.assertHides("abc").assertShows(window.text("ui.secret.held", 4, pem.length()));
            window.click("#wizardNext").click("#wizardSkip").click("#wizardNext");
            CredentialsPage page = new CredentialsPage(window);
            assertThat(Samples.value(window.vault(), page.stored("With a key"), "bot_token"))
                    .isEqualTo(pem);
        }
    }

    @Test
    void aValueOfAMegabyteIsRefusedAtItsFieldWithoutStallingTheWindow() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            type(window, "slack");
            window.fill("#input-name", "Huge");
            paste(window, "#input-bot_token", "x".repeat(1_000_000));
            window.click("#wizardNext");
            window.assertShows(window.text("violation.too_long", "Bot Token", "262144", "1000000"));
            window.clickText(window.text("ui.secret.remove"));
            window.assertFocused("input-bot_token");
        }
    }

    @Test
    void aDuplicateTakesEverythingButTheValues() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            new CredentialsPage(window).select(Samples.SLACK).menu("#more", "ui.duplicate.ask");
            assertThat(window.textOf("#input-name")).isEqualTo(window.text("ui.copy.of", Samples.SLACK));
            assertThat(window.textOf("#input-tags")).isEqualTo("alerts");
            assertThat(window.textOf("#input-bot_token")).isEmpty();
            window.press(KeyCode.ESCAPE);
            assertThat(window.isShown("#wizard")).isFalse();
        }
    }

    @Test
    void aSecretIsMaskedUntilTheEyeIsPressed() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            openAi(window);
            window.click("#input-api_key").write("sk-visible").assertHides("sk-visible");
            window.click("#input-api_key .button").assertShows("sk-visible");
            window.click("#input-api_key .button").assertHides("sk-visible");
        }
    }

    @Test
    void aPopularTypeStartsAtTheSecondStepAndTheWayBackKnowsIt() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            window.clickText("Slack").assertShows("Bot Token");
            window.assertFocused("input-name");
            window.click("#wizardBack").click("#wizardNext").assertShows("Bot Token");
        }
    }

    private static void openAi(TestWindow window) {
        type(window, "openai");
    }

    private static void type(TestWindow window, String words) {
        window.shortcut(KeyCode.N).write(words).press(KeyCode.ENTER);
    }

    private static void fillOpenAi(TestWindow window, String name, int port) {
        window.fill("#input-name", name);
        Map.of("api_key", KEY, "base_url", "http://127.0.0.1:" + port)
                .forEach((key, value) -> window.fill("#input-" + key, value));
    }

    static void choose(TestWindow window, String query, String value) {
        window.onFx(() -> {
            window.<ComboBox<String>>find(query).setValue(value);
            return null;
        });
        window.settle();
    }

    private static void paste(TestWindow window, String query, String text) {
        window.onFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            return Clipboard.getSystemClipboard().setContent(content);
        });
        window.click(query).shortcut(KeyCode.V);
    }
}
