package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.ui.theme.Theme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every screen in both themes and both sizes: nothing is cut, everything can be read, everything has a name. */
class LooksTest {
    private static final double AA = 4.5;

    @TempDir
    private Path home;

    /** How to come to each screen of the unlocked vault; Esc leads back. */
    private static Map<String, KeyCode[][]> screens() {
        Map<String, KeyCode[][]> screens = new LinkedHashMap<>();
        screens.put("credentials", new KeyCode[][] {{KeyCode.DIGIT2}});
        screens.put("types", new KeyCode[][] {{KeyCode.DIGIT3}});
        screens.put("settings", new KeyCode[][] {{KeyCode.DIGIT1}});
        screens.put("audit", new KeyCode[][] {{KeyCode.DIGIT4}});
        screens.put("palette", new KeyCode[][] {{KeyCode.DIGIT2}, {KeyCode.K}});
        screens.put("wizard", new KeyCode[][] {{KeyCode.DIGIT2}, {KeyCode.N}});
        return screens;
    }

    @Test
    void theUnlockedVault() {
        List<String> problems = new ArrayList<>();
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            forEachLook(
                    window,
                    look -> screens().forEach((name, keys) -> {
                        for (KeyCode[] chord : keys) {
                            window.shortcut(chord);
                        }
                        examine(window, look + " " + name, problems);
                        window.press(KeyCode.ESCAPE);
                    }));
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theFormsOfEveryShippedTypeAndTheSheets() {
        List<String> problems = new ArrayList<>();
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            forEachLook(window, look -> {
                for (String type : List.of("openai", "postgres", "slack", "hubspot (oauth2)")) {
                    window.shortcut(KeyCode.N).write(type).press(KeyCode.ENTER);
                    window.click("#wizardNext");
                    examine(window, look + " wizard " + type, problems);
                    window.press(KeyCode.ESCAPE);
                }
                CredentialsPage page = new CredentialsPage(window).select(Samples.DATABASE);
                window.clickText(window.text("ui.edit"));
                examine(window, look + " edit", problems);
                window.press(KeyCode.ESCAPE);
                page.menu("#more", "ui.delete.ask");
                examine(window, look + " delete", problems);
                window.press(KeyCode.ESCAPE);
                page.menu("#bulk", "ui.bulk.tag");
                examine(window, look + " tag", problems);
                window.press(KeyCode.ESCAPE);
                window.clickText(window.text("ui.assign.ask"));
                examine(window, look + " assign", problems);
                window.press(KeyCode.ESCAPE);
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void typesOfEveryKindAndTheEditorOfOwnOnes() {
        List<String> problems = new ArrayList<>();
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            window.shortcut(KeyCode.DIGIT3);
            forEachLook(window, look -> {
                for (String type : List.of("openai api", "postgresql", "aws", "google maps platform", "redis")) {
                    window.fill("#typesSearch", type);
                    examine(window, look + " type " + type, problems);
                }
                window.click("#newType");
                examine(window, look + " editor", problems);
                window.fill("#typeJson", "{").waitFor(() -> window.isShown("#typeProblems"));
                examine(window, look + " editor with an error", problems);
                window.press(KeyCode.ESCAPE).click("#confirm");
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theStatesOfTheListAndOfATest() {
        List<String> problems = new ArrayList<>();
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            new CredentialsPage(window).select(Samples.DATABASE);
            window.shortcut(KeyCode.T);
            new CredentialsPage(window).select(Samples.SLACK).menu("#more", "ui.deactivate");
            forEachLook(window, look -> {
                new CredentialsPage(window).select(Samples.DATABASE);
                examine(window, look + " failed", problems);
                new CredentialsPage(window).select(Samples.SLACK);
                examine(window, look + " inactive", problems);
                window.fill("#search", "nothing like this");
                examine(window, look + " no match", problems);
                window.fill("#search", "");
            });
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void theEmptyVaultAndTheEntrances() {
        List<String> problems = new ArrayList<>();
        try (TestWindow window = TestWindow.firstRun(home)) {
            forEachLook(window, look -> examine(window, look + " first run", problems));
            window.click("#keyFileOnly").click("#next");
            forEachLook(window, look -> examine(window, look + " recovery code", problems));
            String code = window.textOf("#recoveryCode");
            window.click("#lastGroup")
                    .write(code.substring(code.lastIndexOf('-') + 1))
                    .click("#next");
            forEachLook(window, look -> examine(window, look + " key file", problems));
            window.click("#next");
            forEachLook(window, look -> examine(window, look + " empty", problems));
            window.shortcut(KeyCode.L);
            forEachLook(window, look -> examine(window, look + " unlock without password", problems));
            window.clickText(window.text("ui.unlock.recover"));
            forEachLook(window, look -> examine(window, look + " recover", problems));
        }
        assertThat(problems).isEmpty();
    }

    private static void forEachLook(TestWindow window, java.util.function.Consumer<String> visit) {
        for (Theme theme : List.of(Theme.DARK, Theme.LIGHT)) {
            window.onFx(() -> {
                window.main().themes().choose(theme);
                return null;
            });
            for (int width : new int[] {960, 1280}) {
                window.resize(width, width == 960 ? 600 : 800);
                visit.accept(theme + " " + width);
            }
        }
    }

    private static void examine(TestWindow window, String where, List<String> problems) {
        window.onFx(() -> {
            Node root = window.scene().getRoot();
            root.applyCss();
            ((Parent) root).layout();
            SceneText.cut(root).forEach(text -> problems.add(where + ": cut: " + text));
            Contrast.tooWeak(root, AA).forEach(text -> problems.add(where + ": contrast: " + text));
            SceneText.nameless(root).forEach(text -> problems.add(where + ": no name: " + text));
            SceneText.outside(root, window.scene().getWidth(), window.scene().getHeight())
                    .forEach(text -> problems.add(where + ": outside: " + text));
            return null;
        });
    }
}
