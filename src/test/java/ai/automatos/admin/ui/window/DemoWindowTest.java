package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoWindowTest {
    private static final String NAME = "Development Analytics Database";

    private final Messages messages = new Messages(Locale.ENGLISH);

    @TempDir
    private Path temporary;

    @Test
    void theSampleVaultIsMadeBehindTheFirstFrameAndLeavesNothing() throws Exception {
        try (PictureStand window = PictureStand.demo(temporary, temporary)) {
            assertThat(window.texts()).containsExactly(messages.get("ui.demo.filling"));
            window.work();
            assertThat(window.texts()).contains(messages.get("ui.demo"), NAME);
        }
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void lockingItAsksForNoPasswordThatNobodyKnows() throws Exception {
        try (PictureStand window = PictureStand.demo(temporary, temporary)) {
            window.work().press(messages.get("ui.lock")).work();
            assertThat(window.texts())
                    .contains(messages.get("ui.unlock.keyfile.fits"))
                    .doesNotContain(NAME, messages.get("ui.password"));
            window.fire("#unlock").work();
            assertThat(window.texts()).contains(NAME);
        }
    }

    @Test
    void closedBeforeItIsFullItLeavesNothingEither() throws Exception {
        PictureStand.demo(temporary, temporary).close();
        assertThat(temporary).isEmptyDirectory();
    }
}
