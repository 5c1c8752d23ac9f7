package ai.automatos.admin.ui.theme;

import ai.automatos.admin.ui.desktop.SystemTheme;
import ai.automatos.admin.ui.task.Tasks;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Duration;

/** Dresses a scene: fonts, theme, our component styles. While Auto, asks the desktop every ten seconds. */
public final class Themes {
    private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light");
    private static final List<String> STYLES = List.of(
            "tokens",
            "text",
            "controls",
            "frame",
            "notices",
            "badges",
            "lists",
            "dialogs",
            "forms",
            "settings",
            "credentials",
            "audit",
            "types",
            "unlock");
    private static final List<String> FONTS =
            List.of("Inter-Regular.otf", "Inter-SemiBold.otf", "JetBrainsMono-Regular.ttf");

    private final Scene scene;
    private final SystemTheme system;
    private final Tasks tasks;
    private final Timeline poll;
    private Theme chosen = Theme.DARK;

    public Themes(Scene scene, SystemTheme system, Tasks tasks) {
        this.scene = scene;
        this.system = system;
        this.tasks = tasks;
        this.poll = new Timeline(new KeyFrame(Duration.seconds(10), event -> followSystem()));
        poll.setCycleCount(Animation.INDEFINITE);
        FONTS.forEach(font -> Font.loadFont(resource("fonts/" + font), 13));
        STYLES.forEach(style -> scene.getStylesheets().add(resource("theme/" + style + ".css")));
    }

    public void choose(Theme theme) {
        chosen = theme;
        poll.stop();
        if (theme == Theme.AUTO) {
            followSystem();
            poll.play();
        } else {
            wear(theme == Theme.DARK);
        }
    }

    /** Follows the system no more. */
    public void close() {
        poll.stop();
    }

    /** @param pixels of body text, 12 to 16; everything else follows */
    public void textSize(int pixels) {
        scene.getRoot().setStyle("-fx-font-size: " + pixels + "px;");
    }

    private void followSystem() {
        tasks.load(task -> system.isDark(), dark -> {
            if (chosen == Theme.AUTO) {
                wear(dark);
            }
        });
    }

    private void wear(boolean dark) {
        String sheet = dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet();
        if (!sheet.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(sheet);
        }
        scene.getRoot().pseudoClassStateChanged(LIGHT, !dark);
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Themes.class.getResource("/ai/automatos/admin/ui/" + path), path)
                .toExternalForm();
    }
}
