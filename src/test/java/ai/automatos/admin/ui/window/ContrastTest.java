package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.paint.Color;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The measure itself. */
class ContrastTest {
    @TempDir
    private Path home;

    @Test
    void isTheOneOfTheStandard() {
        assertThat(Contrast.ratio(Color.BLACK, Color.WHITE)).isCloseTo(21, Offset.offset(0.001));
        assertThat(Contrast.ratio(Color.web("#767676"), Color.WHITE)).isCloseTo(4.54, Offset.offset(0.01));
    }

    @Test
    void seesAWeakTextInTheWindow() {
        try (TestWindow window = TestWindow.locked(home, vault -> {})) {
            Label where = window.find("#where");
            assertThat(window.onFx(() -> Contrast.tooWeak(window.scene().getRoot(), 4.5)))
                    .isEmpty();
            window.onFx(() -> {
                where.setStyle("-fx-text-fill: -color-border-default;");
                where.applyCss();
                return null;
            });
            assertThat(window.onFx(() -> Contrast.tooWeak(window.scene().getRoot(), 4.5)))
                    .singleElement()
                    .asString()
                    .contains(home.toString());
        }
    }
}
