package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.settings.spec.GeneralSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide of the first start. */
class FirstRunTest {
    @TempDir
    private Path home;

    @Test
    void theGuideEndsInAnEmptyCredentialsTab() {
        try (TestWindow window = TestWindow.firstRun(home)) {
            assertThat(window.textOf("#user")).isEqualTo(System.getProperty("user.name"));
            window.assertShows(window.text("ui.password.advice")).assertShows(home.toString());
            assertThat(window.isDisabled("#next")).isTrue();
            window.click("#newPassword").write("abc").assertShows(window.text("ui.password.strength.0"));
            window.write(" plainly longer words").assertShows(window.text("ui.password.strength.4"));
            window.click("#newPasswordAgain").write("abc").assertShows(window.text("ui.password.differ"));
            assertThat(window.isDisabled("#next")).isTrue();
            window.write(" plainly longer words").assertHides(window.text("ui.password.differ"));
            window.click("#next");

            String code = window.textOf("#recoveryCode");
            assertThat(code.split("-")).hasSize(9);
            assertThat(code.lines().map(line -> line.split("-").length)).containsExactly(3, 3, 3);
            window.assertShows(window.text("ui.first.title.1"));
            assertThat(window.isDisabled("#next")).isTrue();
            window.assertFocused("lastGroup");
            window.assertHides(window.text("ui.recovery.last.group.differs"))
                    .write("AAAA")
                    .assertShows(window.text("ui.recovery.last.group.differs"));
            assertThat(window.isDisabled("#next")).isTrue();
            window.fill("#lastGroup", "");
            window.write(code.substring(code.lastIndexOf('-') + 1).toLowerCase(java.util.Locale.ROOT));
            window.click("#next");

            window.assertShows(home.resolve(".credential_key").toString()).assertHides(code);
            window.assertShows(window.text("ui.first.subtitle.2"));
            window.click("#next");

            assertThat(window.isShown("#tab-credentials")).isTrue();
            window.assertShows(window.text("ui.credentials.empty"));
            window.assertFocused("createFirst");
            assertThat(tests(window)).isEqualTo("weekly");
        }
    }

    @Test
    void theKeyFileAloneIsCalledWeakerAndAsksNothingAtTheNextStart() {
        try (TestWindow window = TestWindow.firstRun(home)) {
            window.assertShows(window.text("ui.first.weaker"));
            window.click("#keyFileOnly").click("#next");
            String code = window.textOf("#recoveryCode");
            window.write(code.substring(code.lastIndexOf('-') + 1)).click("#next");
            window.assertShows(window.text("ui.first.subtitle.2.alone"))
                    .assertHides(window.text("ui.first.subtitle.2"))
                    .click("#testWeekly")
                    .click("#next");
            window.assertShows(window.text("ui.credentials.empty"));
            assertThat(tests(window)).isEqualTo("off");
        }
        try (TestWindow window = TestWindow.existing(home)) {
            window.assertShows(window.text("ui.credentials.empty"));
        }
    }

    @Test
    void theVaultIsMadeOnceHoweverOftenItIsAskedFor() {
        Deque<Runnable> waiting = new ConcurrentLinkedDeque<>();
        try (TestWindow window = TestWindow.existingWithThreads(home, waiting::add)) {
            doAll(waiting);
            window.waitUntilShown("#keyFileOnly").click("#keyFileOnly").click("#next");
            window.assertShows(window.text("ui.first.creating"));
            assertThat(window.isDisabled("#next")).isTrue();
            window.press(KeyCode.ENTER);
            assertThat(waiting).hasSize(1);
            doAll(waiting);
            window.waitUntilShown("#recoveryCode");
            window.onFx(() -> {
                window.stage().hide();
                return null;
            });
            doAll(waiting);
        }
    }

    private static void doAll(Deque<Runnable> waiting) {
        for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
            work.run();
        }
    }

    @Test
    void aBlankNameIsRefusedAndTheNextTryWorks() {
        try (TestWindow window = TestWindow.firstRun(home)) {
            window.fill("#user", "  ").click("#keyFileOnly").click("#next");
            window.assertShows(window.text("error.vault.user.name.what"));
            window.click("#user").write("ada").click("#next");
            window.assertShows(window.text("ui.first.title.1"));
        }
    }

    @Test
    void theCodeIsCopiedAsASecret() {
        try (TestWindow window = TestWindow.firstRun(home)) {
            window.click("#keyFileOnly").click("#next");
            String code = window.textOf("#recoveryCode").replace("\n", "");
            window.clickText(window.text("ui.copy"));
            assertThat(window.onFx(() -> Clipboard.getSystemClipboard().getString()))
                    .isEqualTo(code);
        }
        assertThat(TestWindow.clipboard()).isNullOrEmpty();
    }

    @Test
    void withoutAPrinterItSaysHowElse() {
        try (TestWindow window = TestWindow.firstRun(home)) {
            window.click("#keyFileOnly").click("#next").clickText(window.text("ui.recovery.print"));
            window.assertShows(window.text("ui.recovery.no.printer"));
        }
    }

    @Test
    void leavingInTheMiddleMakesNothing() {
        try (TestWindow window = TestWindow.firstRun(home)) {
            window.press(KeyCode.ESCAPE).assertShows(window.text("ui.first.title.0"));
        }
        assertThat(Files.exists(home.resolve(".credential_key"))).isFalse();
        try (TestWindow window = TestWindow.existing(home)) {
            window.assertShows(window.text("ui.first.title.0"));
        }
    }

    private static String tests(TestWindow window) {
        return window.vault().core().settings().current().get(GeneralSettings.TEST_CREDENTIALS);
    }
}
