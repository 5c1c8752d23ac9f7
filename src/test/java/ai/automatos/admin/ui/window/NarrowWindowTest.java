package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.credential.CredentialEnvironment;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What folds at a width of 1100 and below, and that nothing is lost by it. */
class NarrowWindowTest {
    @TempDir
    private Path home;

    @Test
    void cardsBecomeOneLineAndKeepTheirFigures() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            String below = window.text("ui.card.expiring.line");
            window.resize(1280, 800).assertShows(below);
            window.resize(1100, 700).assertHides(below);
            Region card = window.find("#card-expiring");
            assertThat(window.onFx(card::getHeight)).isEqualTo(40);
            assertThat(window.onFx(card::getAccessibleText)).contains(below);
            window.click("#card-expiring");
            assertThat(new CredentialsPage(window).names()).isEmpty();
            window.resize(1280, 800).assertShows(below);
            assertThat(window.onFx(card::getHeight)).isEqualTo(64);
        }
    }

    @Test
    void filtersMoveBehindAButtonThatCountsThem() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            assertThat(window.isShown("#filtersButton")).isFalse();
            window.resize(960, 600);
            assertThat(window.isShown("#environments")).isFalse();
            window.click("#filtersButton");
            assertThat(window.isShown("#environments")).isTrue();
            window.assertFocused("environments");
            int all = new CredentialsPage(window).names().size();
            new CredentialsPage(window).check("#environments", CredentialEnvironment.PRODUCTION);
            assertThat(new CredentialsPage(window).names()).hasSizeLessThan(all);
            assertThat(window.textOf("#filtersButton")).isEqualTo(window.text("ui.filters.set", 1));
            window.press(KeyCode.ESCAPE);
            assertThat(window.isShown("#environments")).isFalse();
            window.assertFocused("filtersButton");

            window.click("#filtersButton").click("#list");
            assertThat(window.isShown("#environments")).isFalse();

            window.resize(1280, 800);
            assertThat(window.isShown("#environments")).isTrue();
            assertThat(window.isShown("#filtersButton")).isFalse();
            assertThat(new CredentialsPage(window).names()).hasSizeLessThan(all);
        }
    }

    @Test
    void theHeadOfTheListKeepsItsWordsWhenFiltersNarrowIt() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.resize(960, 600).fill("#search", "slack");
            window.assertShows(window.text("ui.credentials.count.of", 1, 3));
            assertThat(window.cutTexts()).isEmpty();
            Label sort = window.find("#sortName");
            assertThat(window.onFx(() -> sort.getWidth() >= sort.prefWidth(-1))).isTrue();
        }
    }

    @Test
    void buttonsLoseTheirWordsButNotTheirNames() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.resize(1280, 800);
            MenuButton user = window.find("#user");
            assertThat(user.getContentDisplay()).isEqualTo(ContentDisplay.LEFT);
            window.resize(1100, 700);
            assertThat(user.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
            assertThat(user.getAccessibleText()).contains(TestWindow.USER);
            assertThat(user.getTooltip().getText()).contains(TestWindow.USER);
            for (String id : new String[] {"#test", "#edit"}) {
                Button button = window.find(id);
                assertThat(button.getContentDisplay()).isEqualTo(ContentDisplay.GRAPHIC_ONLY);
                assertThat(button.getText()).isNotBlank();
                assertThat(button.getTooltip()).isNotNull();
            }
        }
    }

    @Test
    void aNameOfOrdinaryLengthIsReadInWhole() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.resize(960, 600);
            for (String name : new CredentialsPage(window).names()) {
                window.assertShows(name);
            }
        }
    }
}
