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
    void signingInAsksNoProviderAndSaysSo() throws Exception {
        try (PictureStand window = PictureStand.demo(temporary, temporary)) {
            window.work().fire("#create").work();
            window.type("#typeSearch", "hubspot (oauth2)")
                    .work()
                    .fire("#wizardNext")
                    .work();
            window.type("#input-client_id", "5f0c6d1e-1111-4222-8333-444455556666")
                    .type("#input-client_secret", "invented")
                    .fire("#signIn")
                    .work();
            assertThat(window.texts())
                    .contains(messages.get("ui.sign.in.demo"), messages.get("ui.sign.in"))
                    .doesNotContain(messages.get("ui.sign.in.waiting"));
            assertThat(window.pages()).isEmpty();
        }
    }

    @Test
    void closedBeforeItIsFullItLeavesNothingEither() throws Exception {
        PictureStand.demo(temporary, temporary).close();
        assertThat(temporary).isEmptyDirectory();
    }
}
