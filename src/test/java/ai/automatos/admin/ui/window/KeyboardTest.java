package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.net.StubServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.controlsfx.control.CheckComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing needs a mouse. */
class KeyboardTest {
    @TempDir
    private Path home;

    @Test
    void fromTheFirstStartToATestedCredentialByKeyboardAlone() {
        try (StubServer service =
                        StubServer.http(StubServer.answer("200 OK", "", "{\"data\":[{\"id\":\"some-model\"}]}"));
                TestWindow window = TestWindow.firstRun(home)) {
            window.assertFocused("newPassword").write("four plain unusual words");
            window.tabTo("newPasswordAgain").write("four plain unusual words").press(KeyCode.ENTER);
            String code = window.textOf("#recoveryCode");
            window.assertFocused("lastGroup").write(code.substring(code.lastIndexOf('-') + 1));
            window.press(KeyCode.ENTER).assertFocused("next").press(KeyCode.ENTER);

            window.assertFocused("createFirst").press(KeyCode.ENTER);
            window.assertFocused("typeSearch")
                    .write("openai")
                    .press(KeyCode.DOWN)
                    .press(KeyCode.UP);
            window.press(KeyCode.ENTER).assertFocused("input-name").write("Research models");
            window.tabTo("input-environment").press(KeyCode.DOWN);
            window.tabTo("input-api_key").write("sk-0123456789abcdefghijklmnop");
            window.tabTo("input-base_url").shortcut(KeyCode.A).write("http://127.0.0.1:" + service.port());
            window.tabTo("input-description").write("Typed without a mouse");
            window.tabTo("input-tags").write("keys");
            window.tabTo("wizardNext").press(KeyCode.ENTER);
            window.assertShows(window.text("ui.test.successful")).assertFocused("wizardNext");
            window.press(KeyCode.ENTER).assertFocused("wizardNext").press(KeyCode.ENTER);

            window.assertFocused("list");
            CredentialsPage page = new CredentialsPage(window);
            assertThat(page.selected()).containsExactly("Research models");
            assertThat(page.stored("Research models").status()).isEqualTo(CredentialStatus.VERIFIED);
            assertThat(page.stored("Research models").credential().description())
                    .isEqualTo("Typed without a mouse");
        }
    }

    @Test
    void tabReachesEveryControlOfEveryPage() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            for (KeyCode tab : List.of(KeyCode.DIGIT2, KeyCode.DIGIT3)) {
                window.shortcut(tab);
                assertReachable(window);
            }
            window.shortcut(KeyCode.DIGIT2).shortcut(KeyCode.N);
            assertReachable(window);
            window.write("postgres").press(KeyCode.ENTER);
            assertReachable(window);
        }
    }

    @Test
    void arrowsLeadFromTabToTab() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.tabTo("tab-credentials").press(KeyCode.RIGHT);
            window.assertFocused("tab-types").press(KeyCode.SPACE);
            assertThat(window.<ToggleButton>find("#tab-types").isSelected()).isTrue();
        }
    }

    @Test
    void aFilterIsTickedWithKeys() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.tabTo("environments").press(KeyCode.F4).press(KeyCode.DOWN).press(KeyCode.SPACE);
            window.press(KeyCode.ESCAPE);
            assertThat(new CredentialsPage(window).names()).hasSize(1);
        }
    }

    @Test
    void theKeyboardStaysInsideADialog() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.N);
            Node wizard = window.find("#wizard");
            for (int i = 0; i < 12; i++) {
                window.press(KeyCode.TAB);
                assertThat(inside(window.focused(), wizard)).isTrue();
            }
        }
    }

    @Test
    void whileADialogSavesTheKeyboardWaitsAndThenGoesOnWhereItWas() throws Exception {
        ExecutorService background = Executors.newSingleThreadExecutor();
        try (TestWindow window = TestWindow.unlockedWithThreads(home, Samples::three, background)) {
            window.waitUntilShown("#list").shortcut(KeyCode.N).waitUntilShown("#typeList");
            window.waitFor(() -> window.texts().contains(window.text("ui.picker.need")));
            window.write("openai").press(KeyCode.ENTER).waitUntilShown("#input-base_url");
            window.fill("#input-name", Samples.OPENAI).fill("#input-api_key", Samples.API_KEY);
            window.fill("#input-base_url", "http://127.0.0.1:1");
            WizardTest.choose(window, "#input-environment", "production");
            window.click("#wizardNext").waitUntilShown("#wizardSkip").click("#wizardSkip");
            window.waitFor(() -> window.texts().contains(window.text("ui.tasks.none")));
            CountDownLatch busy = new CountDownLatch(1);
            background.execute(() -> await(busy));
            window.click("#wizardNext").press(KeyCode.TAB).press(KeyCode.TAB);
            assertThat(window.focusedId()).isEqualTo("sheets");
            window.write("typed blindly");
            busy.countDown();
            window.waitFor(() -> window.texts().stream()
                    .anyMatch(text -> text.contains(window.text("error.credential.name.taken.what", Samples.OPENAI))));
            window.assertFocused("input-name");
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

    private static void assertReachable(TestWindow window) {
        Set<Node> reached = new LinkedHashSet<>();
        for (int i = 0; i < 80; i++) {
            window.press(KeyCode.TAB);
            if (!reached.add(window.focused()) && i > 40) {
                break;
            }
        }
        List<Node> wanted = window.onFx(() -> {
            List<Node> found = new ArrayList<>();
            collect(
                    window.isShown("#wizard")
                            ? window.find("#wizard")
                            : window.scene().getRoot(),
                    found);
            return found;
        });
        assertThat(wanted).isNotEmpty();
        assertThat(reached).containsAll(wanted);
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        boolean control = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof CheckComboBox
                || node instanceof ListView;
        if (control) {
            if (!isReachedByArrows(node)) {
                found.add(node);
            }
            if (!(node instanceof TextInputControl)) {
                return;
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    /** Of buttons that exclude each other, Tab reaches the chosen one; arrows lead to the others. */
    private static boolean isReachedByArrows(Node node) {
        return node instanceof ToggleButton toggle
                && toggle.getToggleGroup() != null
                && toggle.getToggleGroup().getSelectedToggle() != null
                && !toggle.isSelected();
    }

    private static boolean inside(Node node, Node parent) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == parent) {
                return true;
            }
        }
        return false;
    }
}
