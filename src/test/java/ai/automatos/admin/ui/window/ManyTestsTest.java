package ai.automatos.admin.ui.window;

import static ai.automatos.admin.net.StubServer.answer;
import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.net.StubServer;
import ai.automatos.admin.ui.OpenVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Testing many credentials from the list: question, run, results. */
class ManyTestsTest {
    private static final String MAPS = "Maps for the fleet";

    @TempDir
    private Path home;

    private final StubServer works = StubServer.http(answer("200 OK", "", "{\"data\":[]}"));
    private final StubServer refuses = StubServer.http(answer("401 Unauthorized", "", "{}"));
    private final StubServer hangs = StubServer.raw((self, socket) -> self.hang());

    @AfterEach
    void closeServers() {
        works.close();
        refuses.close();
        hangs.close();
    }

    /** What hangs has a host of its own: otherwise two of it would keep the others waiting. */
    private void openAi(OpenVault vault, String name, StubServer service) {
        String host = service == hangs ? "localhost" : "127.0.0.1";
        Samples.create(
                vault,
                name,
                "openai_api",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                Map.of("api_key", Samples.API_KEY, "base_url", "http://" + host + ":" + service.port()));
    }

    private void three(OpenVault vault) {
        openAi(vault, "Chat", works);
        openAi(vault, "Old key", refuses);
        Samples.create(
                vault,
                MAPS,
                "google_maps_api_key",
                CredentialEnvironment.PRODUCTION,
                List.of(),
                Map.of("api_key", "AIza" + "x".repeat(35)));
    }

    private static List<String> results(TestWindow window) {
        return window.onFx(() -> window.<ListView<BulkResult>>find("#testResults").getItems().stream()
                .map(result -> result.target().name() + ": " + result.outcome().word())
                .toList());
    }

    @Test
    void allThatIsShownIsTestedAfterAQuestionAndTheResultsCanBeNarrowed() {
        try (TestWindow window = TestWindow.unlocked(home, this::three)) {
            CredentialsPage page = new CredentialsPage(window);
            window.shortcut(KeyCode.SHIFT, KeyCode.T)
                    .assertShows(window.text("ui.allowance.many.title", 3))
                    .assertShows(window.text("ui.allowance.many.text", 1, MAPS))
                    .assertFocused("startTests");
            window.press(KeyCode.ENTER).waitUntilShown("#testResults");
            assertThat(results(window)).containsExactly("Chat: verified", MAPS + ": skipped_quota", "Old key: failed");
            window.assertShows(window.text("ui.tests.done", 3)).assertShows("3 of 3 done · 1 Verified · 1 Failed");

            window.click("#groupFailed");
            assertThat(results(window)).containsExactly("Old key: failed");
            window.assertShows("Invalid API key: 401 Unauthorized");
            window.onFx(() -> {
                ListView<BulkResult> list = window.find("#testResults");
                list.getSelectionModel().select(0);
                list.requestFocus();
                return null;
            });
            window.press(KeyCode.ENTER);
            assertThat(window.isShown("#testResults")).isFalse();
            assertThat(page.selected()).containsExactly("Old key");
            assertThat(page.stored("Old key").status()).isEqualTo(CredentialStatus.FAILED);
            assertThat(page.stored("Chat").status()).isEqualTo(CredentialStatus.VERIFIED);
            assertThat(page.actions(MAPS)).doesNotContain(AuditAction.TESTED);

            window.shortcut(KeyCode.SHIFT, KeyCode.T).click("#lastTests");
            assertThat(results(window)).hasSize(3);
        }
    }

    @Test
    void onlyWhatTheListShowsIsTested() {
        try (TestWindow window = TestWindow.unlocked(home, this::three)) {
            window.fill("#search", "chat").click("#testAll").click("#startTests");
            assertThat(results(window)).containsExactly("Chat: verified");
        }
    }

    @Test
    void aSelectionThatCostsNothingIsTestedAtOnce() {
        try (TestWindow window = TestWindow.unlocked(home, this::three)) {
            new CredentialsPage(window).select("Chat", "Old key");
            window.shortcut(KeyCode.T);
            assertThat(results(window)).containsExactly("Chat: verified", "Old key: failed");
        }
    }

    @Test
    void whoAsksTwiceBeforeTheFirstRunBeginsGetsOneRun() throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (TestWindow window = TestWindow.unlockedWithThreads(home, this::three, background)) {
            window.waitUntilShown("#testAll");
            CredentialsPage page = new CredentialsPage(window);
            page.select("Chat", "Old key");
            CountDownLatch busy = new CountDownLatch(1);
            background.execute(() -> await(busy));
            window.shortcut(KeyCode.T).shortcut(KeyCode.T);
            busy.countDown();
            window.waitFor(() -> window.texts().contains(window.text("ui.tests.done", 2)));
            background.submit(() -> {}).get(20, TimeUnit.SECONDS);

            assertThat(works.received()).hasSize(1);
            window.click("#closeTests");
            assertThat(window.isShown("#testResults")).isFalse();
        } finally {
            background.shutdownNow();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aRunGoesOnInTheBackgroundAndCanBeCancelled() {
        ExecutorService background = Executors.newCachedThreadPool();
        try (TestWindow window = TestWindow.unlockedWithThreads(
                home,
                vault -> {
                    openAi(vault, "Chat", works);
                    openAi(vault, "Slow A", hangs);
                    openAi(vault, "Slow B", hangs);
                    openAi(vault, "Slow C", hangs);
                },
                background)) {
            window.waitUntilShown("#testAll").click("#testAll").waitUntilShown("#startTests");
            window.click("#startTests").waitUntilShown("#testResults");
            window.assertFocused("closeTests"); // Enter pressed once too often must not end the run.
            window.waitFor(() -> results(window).equals(List.of("Chat: verified")));
            window.assertShows("1 of 4 done · 1 Verified").assertShows(window.text("ui.tests.running", 4));
            window.click("#closeTests");
            window.waitFor(() -> window.texts().contains(window.text("ui.status.testing")));
            window.waitFor(() -> window.texts().stream().anyMatch(text -> text.startsWith("1 of 4 done")));

            window.click("#testAll").waitUntilShown("#cancelTests");
            window.click("#cancelTests").waitFor(() -> results(window).size() == 4);
            assertThat(results(window))
                    .containsExactly("Chat: verified", "Slow A: cancelled", "Slow B: cancelled", "Slow C: cancelled");
            window.assertShows(window.text("ui.tests.cancelled", 4)).click("#closeTests");
            window.waitFor(() -> !window.texts().contains(window.text("ui.status.testing")));
            CredentialsPage page = new CredentialsPage(window);
            assertThat(page.stored("Slow A").status()).isEqualTo(CredentialStatus.UNVERIFIED);
            assertThat(List.of("Slow A", "Slow B", "Slow C").stream()
                            .filter(name -> page.actions(name).contains(AuditAction.TESTED))
                            .count())
                    .as("those that ran, two at a time to one host, wrote how they ended")
                    .isEqualTo(2);
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void lockingEndsTheRunAndForgetsItsResults() throws InterruptedException {
        ExecutorService background = Executors.newCachedThreadPool();
        try (TestWindow window =
                TestWindow.unlockedWithThreads(home, vault -> openAi(vault, "Slow", hangs), background)) {
            window.waitUntilShown("#testAll").click("#testAll").waitUntilShown("#startTests");
            window.click("#startTests").waitUntilShown("#testResults");
            hangs.awaitConnection();
            window.shortcut(KeyCode.L).waitUntilShown("#password");
            window.unlock();
            window.waitUntilShown("#testAll");
            assertThat(new CredentialsPage(window).actions("Slow")).contains(AuditAction.TESTED);
            window.click("#testAll").waitUntilShown("#startTests");
            assertThat(window.isShown("#lastTests")).isFalse();
        } finally {
            background.shutdownNow();
        }
    }

    @Test
    void theEleventhTestWithinAMinuteIsRefusedWithTheSecondsToWait() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> openAi(vault, "Chat", works))) {
            new CredentialsPage(window).select("Chat");
            for (int i = 0; i < 10; i++) {
                window.shortcut(KeyCode.T);
            }
            window.clock().advance(Duration.ofSeconds(20));
            window.shortcut(KeyCode.T).assertShows("“Chat” was not tested");
            window.assertShows("wait 40 s");
            assertThat(works.received()).hasSize(10);
            window.clock().advance(Duration.ofSeconds(40));
            window.shortcut(KeyCode.T);
            assertThat(works.received()).hasSize(11);
        }
    }

    @Test
    void theHistoryTellsEachTestInWordsToo() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> openAi(vault, "Key", refuses))) {
            CredentialsPage page = new CredentialsPage(window);
            page.select("Key");
            assertThat(window.isShown("#historyStrip")).isFalse();
            window.shortcut(KeyCode.T);
            window.clock().advance(Duration.ofHours(1));
            window.shortcut(KeyCode.T);
            window.assertShows(window.text("ui.history.title", 2)).assertShows("0 of 2 verified");
            assertThat(window.textOf("#historyWords"))
                    .startsWith("25 Nov 2026, 10:00 · Failed: Invalid API key · ")
                    .endsWith("version 1 of the values");
            window.onFx(() -> {
                window.find("#historyStrip").requestFocus();
                return null;
            });
            window.press(KeyCode.LEFT);
            assertThat(window.textOf("#historyWords")).startsWith("25 Nov 2026, 09:00 · Failed");
            assertThat(window.onFx(() -> window.find("#historyStrip").getAccessibleText()))
                    .as("said to who does not see it")
                    .contains("25 Nov 2026, 09:00 · Failed");
            window.press(KeyCode.LEFT);
            assertThat(window.textOf("#historyWords")).startsWith("25 Nov 2026, 09:00 · Failed");
        }
    }
}
