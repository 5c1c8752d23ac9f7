package ai.automatos.admin.ui.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class ClipboardsTest {
    @BeforeAll
    static void startToolkit() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void aSecretGoesAfterItsTime() throws TimeoutException {
        Clipboards clipboards = new Clipboards(() -> Duration.ofMillis(200));
        onFx(() -> clipboards.copySecret("hunter2"));
        assertThat(content()).isEqualTo("hunter2");
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> content() == null);
    }

    @Test
    void somebodyElsesContentStays() {
        Clipboards clipboards = new Clipboards(() -> Duration.ofHours(1));
        onFx(() -> clipboards.copySecret("hunter2"));
        onFx(() -> new Clipboards(() -> Duration.ofHours(1)).copy("a shopping list"));
        onFx(clipboards::clearSecret);
        assertThat(content()).isEqualTo("a shopping list");
    }

    @Test
    void aLaterCopyOfAPlainTextIsNoSecretAnyMore() {
        Clipboards clipboards = new Clipboards(() -> Duration.ofHours(1));
        onFx(() -> clipboards.copySecret("same text"));
        onFx(() -> clipboards.copy("same text"));
        onFx(clipboards::clearSecret);
        assertThat(content()).isEqualTo("same text");
    }

    private static String content() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Clipboard.getSystemClipboard().getString());
    }

    private static void onFx(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(10_000, (Callable<Void>) () -> {
            action.run();
            return null;
        });
    }
}
