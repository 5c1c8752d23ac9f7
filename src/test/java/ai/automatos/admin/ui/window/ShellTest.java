package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.ui.form.Focus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tabs, keys, the palette, and what the window remembers. */
class ShellTest {
    @TempDir
    private Path home;

    @Test
    void keysLeadToTheTabs() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            assertThat(tab(window)).isEqualTo("credentials");
            for (String tab : List.of("settings", "credentials", "types", "audit")) {
                window.shortcut(KeyCode.valueOf("DIGIT"
                        + (List.of("settings", "credentials", "types", "audit").indexOf(tab) + 1)));
                assertThat(tab(window)).isEqualTo(tab);
            }
            window.press(KeyCode.CONTROL, KeyCode.TAB);
            assertThat(tab(window)).isEqualTo("settings");
            window.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.TAB);
            assertThat(tab(window)).isEqualTo("audit");
            window.click("#tab-types");
            assertThat(tab(window)).isEqualTo("types");
            window.click("#tab-types");
            assertThat(tab(window)).isEqualTo("types");
        }
    }

    @Test
    void everyTabSaysInATooltipWhatItIsFor() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            for (String tab : List.of("settings", "credentials", "types", "audit")) {
                ToggleButton button = window.find("#tab-" + tab);
                assertThat(button.getTooltip().getText()).isEqualTo(window.text("ui.tab." + tab + ".help"));
            }
        }
    }

    @Test
    void thePaletteFindsCredentialsTypesAndActions() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.K);
            window.assertFocused("paletteSearch");
            window.write("slack");
            window.assertShows(Samples.SLACK).assertHides(Samples.API_KEY);
            window.press(KeyCode.ENTER);
            assertThat(window.isShown("#palette")).isFalse();
            assertThat(new CredentialsPage(window).selected()).containsExactly(Samples.SLACK);

            window.shortcut(KeyCode.K).write("slack").press(KeyCode.DOWN).press(KeyCode.ENTER);
            assertThat(tab(window)).isEqualTo("types");
            window.assertShows(window.text("ui.types.usage")).assertShows("Bot Token");

            window.shortcut(KeyCode.K).write("audit logs").press(KeyCode.ENTER);
            assertThat(tab(window)).isEqualTo("audit");

            window.shortcut(KeyCode.K).write("zzzz").assertShows(window.text("ui.palette.nothing"));
            window.press(KeyCode.ENTER);
            assertThat(window.isShown("#palette")).isTrue();
            window.press(KeyCode.ESCAPE);
            assertThat(window.isShown("#palette")).isFalse();

            window.shortcut(KeyCode.K).write("create cred").press(KeyCode.ENTER);
            assertThat(window.isShown("#wizard")).isTrue();
            window.shortcut(KeyCode.K);
            assertThat(window.isShown("#palette")).isFalse();
        }
    }

    @Test
    void thePaletteShowsHowACredentialIsAndWhatElseFits() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.K).write("api");
            window.assertShows(window.text("ui.palette.types"));
            ListView<?> list = window.find("#paletteList");
            int few = window.onFx(() -> list.getItems().size());
            double height = window.onFx(list::getHeight);
            window.assertShows(
                    window.text("ui.palette.more", 2).replaceFirst("[0-9]+", "").strip());
            int more = window.onFx(() -> {
                for (int i = 0; i < list.getItems().size(); i++) {
                    if (list.getItems().get(i).toString().startsWith("More")) {
                        return i;
                    }
                }
                throw new AssertionError("everything is shown: " + list.getItems());
            });
            for (int i = 0; i < more; i++) {
                if (window.onFx(() -> list.getSelectionModel().getSelectedIndex()) < more) {
                    window.press(KeyCode.DOWN);
                }
            }
            window.press(KeyCode.ENTER);
            assertThat(window.isShown("#palette")).isTrue();
            assertThat(window.onFx(() -> list.getItems().size())).isGreaterThan(few);
            window.assertFocused("paletteSearch");
            window.fill("#paletteSearch", "openai").assertShows(window.text("status.unverified"));
            window.fill("#paletteSearch", "zapier catch hook");
            assertThat(window.onFx(list::getHeight)).isLessThan(height);
        }
    }

    @Test
    void thePaletteShowsTheChosenCredentialWhateverTheFiltersHide() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.fill("#search", "openai").shortcut(KeyCode.DIGIT4);
            window.shortcut(KeyCode.K).write("app data").press(KeyCode.ENTER);
            assertThat(new CredentialsPage(window).selected()).containsExactly(Samples.DATABASE);
            assertThat(window.textOf("#search")).isEmpty();
        }
    }

    @Test
    void testingWithNothingSelectedSaysSo() {
        try (TestWindow window = TestWindow.unlocked(home, vault -> {})) {
            window.shortcut(KeyCode.T).assertShows(window.text("ui.test.nothing.selected"));
        }
    }

    @Test
    void aTestFromAnyTabShowsWhatIsTested() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            new CredentialsPage(window).select(Samples.DATABASE);
            window.shortcut(KeyCode.DIGIT3).shortcut(KeyCode.T);
            assertThat(tab(window)).isEqualTo("credentials");
            assertThat(new CredentialsPage(window).actions(Samples.DATABASE)).contains(AuditAction.TESTED);
        }
    }

    @Test
    void aTabComesBackWithTheKeyboardInItsList() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.DIGIT3).shortcut(KeyCode.DIGIT2);
            window.assertFocused("list");
            window.press(KeyCode.DOWN);
            assertThat(new CredentialsPage(window).selected()).containsExactly(Samples.OPENAI);
        }
    }

    @Test
    void everyTabHasTheKeyboardWheneverItIsShown() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            for (int round = 0; round < 2; round++) {
                for (KeyCode tab : List.of(KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3, KeyCode.DIGIT4)) {
                    window.shortcut(tab);
                    Node focused = window.focused();
                    assertThat(Focus.isInside(focused, window.find("#content")))
                            .as(tab + " in round " + round)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void typesAreSearchedAndStartTheWizard() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.DIGIT3);
            ListView<?> list = window.find("#types");
            int all = window.onFx(() -> list.getItems().size());
            window.write("postgresql");
            assertThat(window.onFx(() -> list.getItems().size())).isLessThan(all);
            window.assertShows("SSL Mode").assertShows(Samples.DATABASE);
            window.write(" xyzzy").assertShows(window.text("ui.types.no.match"));
            window.clickText(window.text("ui.filter.clear.all"));
            assertThat(window.onFx(() -> list.getItems().size())).isEqualTo(all);
            window.write("slack").clickText(window.text("ui.credentials.create"));
            window.assertShows("Bot Token");
            window.assertFocused("input-name");
        }
    }

    @Test
    void sizePlaceAndTabAreRemembered() throws IOException {
        TestVault.make(home, Samples::three);
        try (TestWindow window = TestWindow.existing(home)) {
            window.unlock();
            window.resize(1000, 640).shortcut(KeyCode.DIGIT3);
            window.onFx(() -> {
                window.stage().setX(40);
                window.stage().setY(20);
                return null;
            });
        }
        assertThat(Json.read(Files.readString(home.resolve("window.json")))
                        .path("tab")
                        .asText())
                .isEqualTo("types");
        try (TestWindow window = TestWindow.existing(home)) {
            assertThat(window.onFx(() -> List.of(
                            window.stage().getX(),
                            window.stage().getY(),
                            window.stage().getWidth(),
                            window.stage().getHeight())))
                    .containsExactly(40.0, 20.0, 1000.0, 640.0);
            window.unlock();
            assertThat(tab(window)).isEqualTo("types");
        }
        Files.writeString(home.resolve("window.json"), "{\"x\": \"somewhere\"");
        try (TestWindow window = TestWindow.existing(home)) {
            window.unlock();
            assertThat(tab(window)).isEqualTo("credentials");
        }
    }

    @Test
    void theTitleNamesThePlatformAndNothingElse() {
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            new CredentialsPage(window).select(Samples.OPENAI);
            assertThat(window.onFx(() -> window.stage().getTitle())).isEqualTo("Automatos AI Platform");
        }
    }

    private static String tab(TestWindow window) {
        return window.onFx(() -> window.robot().lookup(".tab-button").queryAll().stream()
                .map(ToggleButton.class::cast)
                .filter(ToggleButton::isSelected)
                .map(button -> button.getId().replace("tab-", ""))
                .reduce((one, two) -> one + " and " + two)
                .orElse("none"));
    }
}
