package ai.automatos.admin.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ViewsTest {
    private final Views views = new Views(new Messages(Locale.ENGLISH).bundle());

    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void theControllerIsTheOneHandedInWithItsFieldsFilled() {
        Known known = new Known("by its constructor");
        Parent view = WaitForAsyncUtils.waitForAsyncFx(10_000, () -> views.load(known));
        assertThat(view).isNotNull();
        assertThat(known.given).isEqualTo("by its constructor");
        assertThat(known.word.getText()).isEqualTo(new Messages(Locale.ENGLISH).get("ui.cancel"));
    }

    @Test
    void aLayoutThatWantsAnotherControllerFails() {
        assertThatThrownBy(() -> views.load(new Unknown()))
                .hasMessageContaining("Unknown.fxml")
                .hasMessageContaining("Known");
    }

    @Test
    void aControllerWithoutALayoutFails() {
        assertThatThrownBy(() -> views.load(new NoLayout())).hasMessageContaining("NoLayout.fxml");
    }

    @Test
    void nobodyElseLoadsLayouts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("Views.java")))
                    .allSatisfy(
                            file -> assertThat(Files.readString(file)).doesNotContain("import javafx.fxml.FXMLLoader"));
        }
    }

    /** Its layout lies beside it among the test's resources. */
    public static final class Known {
        private final String given;

        @FXML
        private Label word;

        Known(String given) {
            this.given = given;
        }
    }

    /** Its layout names {@link Known}. */
    public static final class Unknown {}

    /** Has none. */
    public static final class NoLayout {}
}
