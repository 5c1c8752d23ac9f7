package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.net.StubServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock wipes and hides at once, whatever is open or under way, and loses nothing that was typed. */
class LockTest {
    @TempDir
    private Path home;

    @Test
    void nothingOfTheOpenVaultIsLeftInTheWindow() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.OPENAI);
            window.click("#value-api_key .button").assertShows(Samples.API_KEY);
            Node shell = window.find("#tab-credentials");
            window.shortcut(KeyCode.L);
            assertLocked(window);
            assertThat(window.onFx(shell::getScene)).isNull();
            window.unlock();
            window.assertShows(Samples.OPENAI).assertHides(Samples.API_KEY);
            assertThat(new CredentialsPage(window).actions(Samples.OPENAI)).contains(AuditAction.REVEALED);
        }
    }

    @Test
    void keysDoNothingWhileLocked() {
        try (TestWindow window = TestWindow.locked(home, Samples::three)) {
            window.shortcut(KeyCode.N)
                    .shortcut(KeyCode.K)
                    .shortcut(KeyCode.DIGIT3)
                    .press(KeyCode.F5);
            assertLocked(window);
        }
    }

    @Test
    void itLocksWhenNobodyTouchesItAndNotBefore() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.clock().advance(Duration.ofMinutes(14));
            window.waitFor(
                    () -> window.texts().stream().anyMatch(text -> text.equals(window.text("ui.vault.unlocked", 1))));
            window.press(KeyCode.DOWN);
            window.clock().advance(Duration.ofMinutes(14));
            window.waitFor(
                    () -> window.texts().stream().anyMatch(text -> text.equals(window.text("ui.vault.unlocked", 1))));
            assertThat(window.isShown("#tab-credentials")).isTrue();
            window.clock().advance(Duration.ofMinutes(1));
            window.waitUntilShown("#password");
            assertLocked(window);
        }
    }

    @Test
    void whatWasTypedIntoTheWizardComesBack() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.N).write("openai").press(KeyCode.ENTER);
            window.fill("#input-name", "Half a name").fill("#input-api_key", "sk-half-typed");
            window.fill("#input-tags", "one, two");
            window.shortcut(KeyCode.L);
            assertLocked(window);
            assertThat(everyText(window)).noneMatch(text -> text.contains("sk-half") || text.contains("Half a name"));
            window.unlock();
            window.assertShows(window.text("ui.unsaved.restored"));
            assertThat(window.textOf("#input-name")).isEqualTo("Half a name");
            assertThat(window.textOf("#input-tags")).isEqualTo("one, two");
            window.clickText(window.text("ui.continue")).clickText(window.text("ui.wizard.anyway"));
            window.clickText(window.text("ui.save"));
            CredentialsPage page = new CredentialsPage(window);
            assertThat(Samples.value(window.vault(), page.stored("Half a name"), "api_key"))
                    .isEqualTo("sk-half-typed");
            assertThat(page.selected()).containsExactly("Half a name");
        }
    }

    @Test
    void whatWasTypedIntoAnEditComesBack() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            CredentialsPage page = new CredentialsPage(window);
            page.select(Samples.SLACK);
            window.clickText(window.text("ui.edit")).fill("#input-description", "Half a sentence");
            window.shortcut(KeyCode.L);
            assertLocked(window);
            window.unlock();
            assertThat(window.textOf("#input-description")).isEqualTo("Half a sentence");
            window.click("#saveEdit");
            assertThat(new CredentialsPage(window)
                            .stored(Samples.SLACK)
                            .credential()
                            .description())
                    .isEqualTo("Half a sentence");
        }
    }

    @Test
    void openDialogsListsAndMenusGo() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.onFx(() -> {
                window.<ComboBox<?>>find("#sort").show();
                window.<MenuButton>find("#more").show();
                return null;
            });
            assertThat(popups(window)).isNotEmpty();
            window.onFx(() -> {
                window.main().screens().lock();
                return null;
            });
            window.settle();
            assertLocked(window);
            window.unlock();
            new CredentialsPage(window).select(Samples.SLACK).menu("#more", "ui.delete.ask");
            window.assertShows(window.text("ui.delete.text")).shortcut(KeyCode.L);
            assertLocked(window);
            window.unlock();
            window.assertHides(window.text("ui.delete.text")).assertShows(Samples.SLACK);
        }
    }

    @Test
    void aTestUnderWayIsCancelledAndItsAnswerIsNotShown() throws InterruptedException {
        ExecutorService background = Executors.newCachedThreadPool();
        try (StubServer service = StubServer.raw((server, socket) -> server.hang());
                TestWindow window = TestWindow.unlockedWithThreads(
                        home, vault -> Samples.openAi(vault, service.port()), background)) {
            window.waitUntilShown("#value-api_key");
            window.shortcut(KeyCode.T);
            service.awaitConnection();
            window.assertShows(window.text("ui.test.running", Samples.OPENAI));
            window.shortcut(KeyCode.L);
            window.waitUntilShown("#password");
            window.waitFor(() -> !window.isShown("#tab-credentials"));
            assertLocked(window);
            window.unlock();
            window.waitUntilShown("#value-api_key");
            window.assertShows(window.text("ui.tasks.none"));
            assertLockedOnce(window);
        } finally {
            background.shutdownNow();
        }
    }

    private static void assertLockedOnce(TestWindow window) {
        assertThat(window.texts()).noneMatch(text -> text.contains(window.text("error.vault.locked.what")));
    }

    private static void assertLocked(TestWindow window) {
        assertThat(window.isShown("#password")).isTrue();
        assertThat(window.isShown("#tab-credentials")).isFalse();
        assertThat(popups(window)).isEmpty();
        assertThat(everyText(window))
                .noneMatch(text -> List.of(Samples.OPENAI, Samples.DATABASE, Samples.SLACK, Samples.API_KEY).stream()
                        .anyMatch(text::contains));
    }

    private static List<Window> popups(TestWindow window) {
        return window.onFx(() -> List.copyOf(Window.getWindows()).stream()
                .filter(PopupWindow.class::isInstance)
                .toList());
    }

    /** Everything in the scene, seen or not, with accessible names. */
    private static List<String> everyText(TestWindow window) {
        return window.onFx(() -> SceneText.everything((Parent) window.scene().getRoot()));
    }
}
