package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Ids;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialFilter;
import ai.automatos.admin.notice.NoticeDraft;
import ai.automatos.admin.notice.NoticeKind;
import ai.automatos.admin.settings.SettingEdit;
import ai.automatos.admin.ui.OpenVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bell, what it opens, and what is shown outside the window. */
class NoticeCenterTest {
    private static final String EXPIRES = Samples.OPENAI + " expires in 7 days";
    private static final String FAILED = Samples.DATABASE + " no longer works";

    @TempDir
    private Path home;

    private TestWindow window;

    @BeforeEach
    void openAWindowWithTwoNotices() {
        TestVault.make(home, new AdjustableClock(TestWindow.START.minus(Duration.ofDays(1))), yesterday -> {
            Samples.three(yesterday);
            yesterday
                    .core()
                    .notices()
                    .post(
                            yesterday.caller(),
                            draft(yesterday, NoticeKind.EXPIRING, Samples.OPENAI, "1", 7, "2026-12-02"));
        });
        window = TestWindow.existing(home);
        window.unlock();
        failed();
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    @Test
    void theBellCountsAndOpensTheHistoryByDay() {
        assertThat(bell()).isEqualTo("Notifications, 2 unread");
        window.click("#bell").assertShows(EXPIRES).assertShows(FAILED).assertShows("Its connection test failed twice");
        window.assertShows(window.text("ui.notices.today")).assertShows(window.text("ui.notices.yesterday"));
        assertThat(window.texts().indexOf(FAILED)).isLessThan(window.texts().indexOf(EXPIRES));
        assertThat(accessible(FAILED)).startsWith("Unread, " + FAILED);
        assertThat(window.cutTexts()).isEmpty();
    }

    @Test
    void itIsReadWithTheKeyboardAndEscapeLeadsBackToTheBell() {
        window.onFx(() -> {
            window.find("#bell").requestFocus();
            return null;
        });
        window.press(KeyCode.SPACE).assertFocused("readAll");
        window.press(KeyCode.TAB).press(KeyCode.TAB);
        assertThat(window.focused()).isSameAs(title(FAILED));
        window.press(KeyCode.ESCAPE);
        assertThat(window.isShown("#noticePanel")).isFalse();
        window.assertFocused("bell");
        window.press(KeyCode.SPACE).press(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(window.isShown("#noticePanel")).as("left with Tab").isFalse();
    }

    @Test
    void aClickElsewhereClosesIt() {
        window.click("#bell").click("#platformName");
        assertThat(window.isShown("#noticePanel")).isFalse();
        window.click("#bell").click("#bell");
        assertThat(window.isShown("#noticePanel")).isFalse();
    }

    @Test
    void anotherPageClosesIt() {
        window.click("#bell").shortcut(KeyCode.DIGIT4);
        assertThat(window.isShown("#noticePanel")).isFalse();
    }

    @Test
    void aNoticeLeadsToItsCredentialAndIsRead() {
        window.shortcut(KeyCode.DIGIT4).click("#bell").click(title(FAILED));
        assertThat(new CredentialsPage(window).selected()).containsExactly(Samples.DATABASE);
        assertThat(window.isShown("#noticePanel")).isFalse();
        assertThat(bell()).isEqualTo("Notifications, 1 unread");
        window.click("#bell");
        assertThat(accessible(FAILED)).startsWith(FAILED);
        assertThat(accessible(EXPIRES)).startsWith("Unread, ");
    }

    @Test
    void whatIsGoneIsNamed() {
        Credential database = credential(vault(), Samples.DATABASE);
        window.onFx(() -> {
            vault().core().credentials().delete(vault().caller(), database.id());
            return null;
        });
        window.press(KeyCode.F5).click("#bell").click(title(FAILED));
        window.assertShows(window.text("ui.notices.gone", Samples.DATABASE));
    }

    @Test
    void allAreReadAtOnceAndStayReadAfterARestart() {
        expiring("second");
        window.click("#bell").click("#readAll");
        assertThat(bell()).isEqualTo("Notifications, none unread");
        assertThat(window.isDisabled("#readAll")).isTrue();
        expiring("third");
        window.close();
        window = TestWindow.existing(home);
        window.unlock();
        assertThat(bell()).isEqualTo("Notifications, 1 unread");
        window.click("#bell").assertShows(FAILED).assertShows(EXPIRES);
    }

    @Test
    void mutingACredentialCanBeUndone() {
        window.click("#bell");
        choose(FAILED, window.text("ui.notices.mute", Samples.DATABASE));
        assertThat(bell()).isEqualTo("Notifications, 1 unread");
        assertThat(accessible(FAILED)).startsWith("Muted, ");
        failed("again");
        assertThat(bell()).isEqualTo("Notifications, 1 unread");

        window.click("#undoMute");
        assertThat(bell()).isEqualTo("Notifications, 3 unread");
        assertThat(window.isShown("#undoMute")).isFalse();
        window.assertFocused("readAll");
    }

    @Test
    void aKindIsMutedAndUnmuted() {
        String name = window.text("notice.expiring.name");
        window.click("#bell");
        choose(EXPIRES, window.text("ui.notices.mute", name));
        assertThat(bell()).isEqualTo("Notifications, 1 unread");
        window.press(KeyCode.ESCAPE).click("#bell");
        assertThat(window.isShown("#undoMute")).isFalse();
        choose(EXPIRES, window.text("ui.notices.unmute", name));
        assertThat(bell()).isEqualTo("Notifications, 2 unread");
    }

    @Test
    void oneIsMarkedAsReadWithoutGoingAnywhere() {
        window.click("#bell");
        choose(FAILED, window.text("ui.notices.read"));
        assertThat(bell()).isEqualTo("Notifications, 1 unread");
        assertThat(window.isShown("#noticePanel")).isTrue();
    }

    @Test
    void olderOnesComeWhenAskedFor() {
        for (int i = 0; i < 40; i++) {
            post(draft(NoticeKind.RECOVERED, Samples.SLACK, "many " + i));
        }
        window.click("#bell").assertHides(EXPIRES);
        window.onFx(() -> {
            window.<javafx.scene.control.Button>find("#older").fire();
            return null;
        });
        window.settle();
        window.assertShows(EXPIRES);
        assertThat(window.isShown("#older")).isFalse();
    }

    @Test
    void thePaletteOpensIt() {
        window.shortcut(KeyCode.K).write("notifications");
        ListView<?> found = window.find("#paletteList");
        for (int i = 0; i < 10 && !chosen(found).contains("name=Notifications,"); i++) {
            window.press(KeyCode.DOWN);
        }
        window.press(KeyCode.ENTER);
        assertThat(window.isShown("#noticePanel")).isTrue();
        window.assertFocused("readAll");
    }

    @Test
    void outsideTheWindowTheyAreShownOnlyWhileItIsNotLookedAt() {
        assertThat(window.desktop()).isEmpty();
        lookElsewhere();
        failed("meanwhile");
        assertThat(window.desktop()).singleElement().asString().startsWith(FAILED + "\n");

        window.onFx(() -> {
            vault().core()
                    .notices()
                    .post(
                            vault().caller(),
                            List.of(
                                    draft(NoticeKind.RECOVERED, Samples.DATABASE, "a"),
                                    draft(NoticeKind.RECOVERED, Samples.OPENAI, "b")));
            return null;
        });
        window.settle();
        assertThat(window.desktop()).hasSize(2);
        assertThat(window.desktop().get(1)).startsWith("2 new notifications\n");
    }

    @Test
    void theSettingKeepsThemInTheWindow() {
        window.onFx(() -> vault().core()
                .settings()
                .save(vault().caller(), List.of(new SettingEdit("general.desktop_notifications", 0, "false"))));
        lookElsewhere();
        failed("meanwhile");
        assertThat(window.desktop()).isEmpty();
        assertThat(bell()).isEqualTo("Notifications, 3 unread");
    }

    private String chosen(ListView<?> list) {
        return window.onFx(() -> String.valueOf(list.getSelectionModel().getSelectedItem()));
    }

    private void lookElsewhere() {
        window.onFx(() -> {
            window.stage().setIconified(true);
            return null;
        });
    }

    private void expiring(String key) {
        post(draft(NoticeKind.EXPIRING, Samples.OPENAI, key, 7, "2026-12-02"));
    }

    private void failed(String... key) {
        post(draft(NoticeKind.TEST_FAILED, Samples.DATABASE, "failed" + String.join("", key), "connection_refused"));
    }

    private void post(NoticeDraft draft) {
        window.onFx(() -> vault().core().notices().post(vault().caller(), draft).orElseThrow());
        window.settle();
    }

    private NoticeDraft draft(NoticeKind kind, String credential, String key, Object... parameters) {
        return draft(vault(), kind, credential, key, parameters);
    }

    private static NoticeDraft draft(
            OpenVault vault, NoticeKind kind, String credential, String key, Object... parameters) {
        return NoticeDraft.of(kind, Ids.SHARED, credential(vault, credential).ref(), key, parameters);
    }

    private static Credential credential(OpenVault vault, String name) {
        return vault.core().credentials().list(vault.caller(), CredentialFilter.ALL).stream()
                .map(row -> row.credential())
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private OpenVault vault() {
        return window.vault();
    }

    private String bell() {
        return accessible(window.find("#bell"));
    }

    private String accessible(String text) {
        return accessible(title(text));
    }

    private String accessible(Node node) {
        return window.onFx(node::getAccessibleText);
    }

    private Node title(String text) {
        return window.onFx(() -> window.robot()
                .lookup((Node node) ->
                        node instanceof javafx.scene.control.Button button && text.equals(button.getText()))
                .query());
    }

    private void choose(String notice, String action) {
        window.onFx(() -> {
            MenuButton menu = (MenuButton) window.robot()
                    .lookup((Node node) -> node instanceof MenuButton
                            && window.text("ui.notices.menu", notice).equals(node.getAccessibleText()))
                    .query();
            menu.getItems().stream()
                    .filter(item -> item.getText().equals(action))
                    .findFirst()
                    .map(MenuItem.class::cast)
                    .orElseThrow(() -> new AssertionError(
                            menu.getItems().stream().map(MenuItem::getText).toList()))
                    .fire();
            return null;
        });
        window.settle();
    }
}
