package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTabTest {
    private static final String NAME = "#setting-general-platform_name";
    private static final String ZONE = "#setting-general-time_zone";
    private static final String IDLE = "#setting-general-idle_lock";

    @TempDir
    private Path home;

    private TestWindow window;

    @BeforeEach
    void openTheTab() {
        window = TestWindow.unlocked(home, made -> {});
        window.shortcut(KeyCode.DIGIT1);
    }

    @AfterEach
    void closeTheWindow() {
        window.close();
    }

    @Test
    void aSavedThemeIsWornAtOnceAndNotBefore() {
        window.click(word("general.theme.light"));
        assertThat(isLight()).isFalse();
        window.shortcut(KeyCode.S);
        assertThat(isLight()).isTrue();
        assertThat(window.isShown("#saveSettings")).isFalse();
        window.assertShows("Dark mode → Light mode").assertShows(TestWindow.USER);
    }

    @Test
    void theTextSizeMovesEveryText() {
        type("#setting-general-text_size", "16");
        window.shortcut(KeyCode.S);
        assertThat(window.scene().getRoot().getStyle()).contains("16px");
    }

    @Test
    void theNameInTheHeaderAndTheIdleTimeFollow() {
        type(NAME, "Acme AI");
        type(IDLE, "30");
        window.assertShows(window.text("ui.settings.unsaved", 2)).click("#saveSettings");
        assertThat(window.<Label>find("#platformName").getText()).isEqualTo("Acme AI");
        window.waitFor(() -> window.texts().contains(window.text("ui.vault.unlocked", 30)));
    }

    @Test
    void aWrongValueIsSeenAtTheRowAndTheFooterAndCannotBeSaved() {
        type(NAME, "Acme AI");
        type(IDLE, "999");
        window.assertShows("from 1 to 240").assertShows(window.text("ui.settings.wrong", 1));
        assertThat(window.<Button>find("#saveSettings").isDisabled()).isTrue();
        window.click(NAME).shortcut(KeyCode.S);
        assertThat(focused()).as("Ctrl+S leads to what is wrong").isSameAs(window.find(IDLE));
        window.assertShows(window.text("ui.settings.unsaved", 2));
        type(IDLE, "20");
        assertThat(window.<Button>find("#saveSettings").isDisabled()).isFalse();
    }

    @Test
    void whatIsNoAddressIsSeenBeforeAnyMailIsSent() {
        String recipients = NAME.replace("platform_name", "mail_recipients");
        type(recipients, "ops@example.org, nobody");
        window.assertShows("number 2 is no e-mail address").assertShows(window.text("ui.settings.wrong", 1));
        type(recipients, "ops@example.org; ana@example.org");
        window.shortcut(KeyCode.S);
        assertThat(text(recipients)).isEqualTo("ops@example.org, ana@example.org");
    }

    @Test
    void undoAndDiscardBringBackWhatIsStored() {
        type(NAME, "Acme AI");
        window.assertShows(window.text("ui.settings.was", "Automatos AI Platform"));
        window.click(window.text("ui.settings.undo"));
        assertThat(text(NAME)).isEqualTo("Automatos AI Platform");
        assertThat(window.isShown("#saveSettings")).isFalse();
        type(NAME, "Acme AI");
        window.click("#discardSettings");
        assertThat(text(NAME)).isEqualTo("Automatos AI Platform");
    }

    @Test
    void whatIsSavedIsShownAsItIsStored() {
        type(NAME, "Automatos AI Platform ");
        assertThat(text(NAME)).as("on the way to a longer name").endsWith(" ");
        type(IDLE, "030");
        window.shortcut(KeyCode.S);
        assertThat(text(NAME)).isEqualTo("Automatos AI Platform");
        assertThat(text(IDLE)).isEqualTo("30");
        assertThat(window.isShown("#saveSettings")).isFalse();
    }

    @Test
    void theReviewTellsBeforeAndAfterAndSaves() {
        type(IDLE, "30");
        window.click("#reviewSettings").assertShows("15 minutes").assertShows("30 minutes");
        window.click("#reviewSave");
        window.assertShows("15 minutes → 30 minutes");
        assertThat(window.isShown("#settingsReview")).isFalse();
    }

    @Test
    void theHelpFollowsTheFocusAndLeadsBackToOldValuesAndTheDefault() {
        type(IDLE, "30");
        window.shortcut(KeyCode.S);
        window.assertShows("general.idle_lock").assertShows("1 to 240 minutes");
        window.click("#resetSetting");
        assertThat(text(IDLE)).isEqualTo("15");
        window.shortcut(KeyCode.S);
        window.assertShows("30 minutes → 15 minutes").click("#use-1");
        assertThat(text(IDLE)).as("the older entry's value").isEqualTo("30");
        window.click(NAME).assertShows("general.platform_name");
    }

    @Test
    void theSearchFindsByWordsAndLeadsToTheControl() {
        window.shortcut(KeyCode.F).write("copied secret").press(KeyCode.ENTER);
        assertThat(focused()).isSameAs(window.find("#setting-general-clipboard_time"));
        window.shortcut(KeyCode.F).write("nonsense");
        window.assertShows(window.text("ui.settings.nothing"));
    }

    @Test
    void thePaletteKnowsSettings() {
        window.shortcut(KeyCode.DIGIT2).shortcut(KeyCode.K).write("idle lock").press(KeyCode.ENTER);
        assertThat(focused()).isSameAs(window.find(IDLE));
    }

    @Test
    void aTimeZoneIsFoundByTyping() {
        window.click(ZONE).write("kathm").press(KeyCode.DOWN, KeyCode.ENTER);
        window.assertShows("Asia/Kathmandu (UTC+5:45)").shortcut(KeyCode.S);
        window.assertShows("→ Asia/Kathmandu (UTC+5:45)");
    }

    @Test
    void whatWasTypedSurvivesTheLock() {
        type(NAME, "Acme AI");
        window.shortcut(KeyCode.L);
        assertThat(window.isShown(NAME)).isFalse();
        window.unlock();
        assertThat(text(NAME)).isEqualTo("Acme AI");
        window.assertShows(window.text("ui.settings.unsaved", 1));
    }

    @Test
    void atNarrowWidthTheHelpComesWhenAskedFor() {
        window.resize(960, 600);
        assertThat(window.isShown("#settingHelp")).isFalse();
        window.click("#helpToggle");
        assertThat(window.isShown("#settingHelp")).isTrue();
        window.resize(1280, 800);
        assertThat(window.isShown("#helpToggle")).isFalse();
        assertThat(window.isShown("#settingHelp")).isTrue();
    }

    private void type(String query, String text) {
        TextField field = window.find(query);
        window.onFx(() -> {
            field.requestFocus();
            field.clear();
            return true;
        });
        window.settle();
        window.write(text);
    }

    private String text(String query) {
        return window.<TextField>find(query).getText();
    }

    private Node focused() {
        return window.scene().getFocusOwner();
    }

    private boolean isLight() {
        return window.scene().getRoot().getPseudoClassStates().contains(PseudoClass.getPseudoClass("light"));
    }

    private String word(String key) {
        return window.text("setting." + key);
    }
}
