package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Secrets that were typed, looked at and copied are nowhere afterwards: no log line, no title, no file, no node. */
class WindowCanaryTest {
    private static final String TYPED = "sk-typed-canary-0123456789abcdef";

    @TempDir
    private Path home;

    @Test
    void noSecretIsLeftBehind() throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        List<String> seen = new ArrayList<>();
        try (TestWindow window = TestWindow.unlocked(home, Samples::three)) {
            // Opening the vault set the log files up anew.
            root.addAppender(log);
            root.setLevel(Level.ALL);
            new CredentialsPage(window).select(Samples.OPENAI);
            window.click("#value-api_key .button").assertShows(Samples.API_KEY);
            seen.add(window.onFx(() -> window.stage().getTitle()));
            window.shortcut(KeyCode.N).write("openai").press(KeyCode.ENTER);
            window.fill("#input-name", "Canary")
                    .fill("#input-api_key", TYPED)
                    .fill("#input-base_url", "http://127.0.0.1:1");
            window.click("#wizardNext");
            seen.addAll(window.texts());
            window.click("#wizardSkip").shortcut(KeyCode.L);
            seen.addAll(window.onFx(() -> SceneText.everything(window.scene().getRoot())));
            window.unlock();
            window.press(KeyCode.ESCAPE).click("#confirm").shortcut(KeyCode.L);
            window.enterPassword("wrong-canary-password");
            seen.addAll(window.texts());
        } finally {
            root.detachAppender(log);
            root.setLevel(before);
        }
        assertThat(log.list).isNotEmpty();
        log.list.forEach(event -> add(event, seen));
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                seen.add(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(seen)
                .noneMatch(text -> text.contains(TYPED))
                .noneMatch(text -> text.contains(TestWindow.PASSWORD))
                .noneMatch(text -> text.contains("wrong-canary-password"));
        assertThat(seen.stream().filter(text -> text.contains(Samples.API_KEY)).toList())
                .as("seen while it was revealed, and only in the window")
                .allMatch(text -> text.equals(Samples.API_KEY));
    }

    private static void add(ILoggingEvent event, List<String> seen) {
        seen.add(event.getFormattedMessage());
        for (IThrowableProxy at = event.getThrowableProxy(); at != null; at = at.getCause()) {
            seen.add(String.valueOf(at.getMessage()));
        }
    }
}
