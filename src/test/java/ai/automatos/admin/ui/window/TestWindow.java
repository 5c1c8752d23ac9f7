package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.app.Program;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.desktop.Browser;
import ai.automatos.admin.ui.desktop.Desktop;
import ai.automatos.admin.workplace.Place;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window over a real embedded vault in a folder of the test's own, without a display. Background work runs at
 * once on the FX thread, so that everything a click leads to has happened when {@link #settle} returns.
 */
public final class TestWindow implements AutoCloseable {
    public static final String USER = "ada@example.org";
    public static final String PASSWORD = "correct horse battery staple";
    public static final Instant START = Instant.parse("2026-11-25T09:00:00Z");

    private final Messages messages = new Messages(Locale.ENGLISH);
    private final AdjustableClock clock = new AdjustableClock(START);
    private final Program program = TestVault.program(clock);
    private final FxRobot robot = new FxRobot();
    private final Place place;
    private final Stage stage;
    private MainWindow window;
    private final List<Throwable> unexpected = new CopyOnWriteArrayList<>();
    private final List<String> desktop = new CopyOnWriteArrayList<>();
    private final ChosenFiles files = new ChosenFiles();
    private volatile Browser browser = page -> {};
    private volatile boolean closed;

    private TestWindow(Path home, Executor background) {
        place = new Place(new AppPaths(home), null, null);
        HeadlessToolkit.start();
        stage = onFx(() -> {
            Stage made = new Stage();
            Executor onWindow = background == DIRECT ? ON_WINDOW : Platform::runLater;
            Desktop around =
                    new Desktop(page -> browser.open(page), (title, text) -> desktop.add(title + "\n" + text), files);
            window = new MainWindow(made, background, onWindow, program, place, messages, clock, "1.0", around, null);
            window.show(() -> closed = true);
            List<Throwable> heard = unexpected; // Not this: the thread outlives the window.
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> heard.add(failure));
            return made;
        });
        settle();
    }

    private static final Executor DIRECT = Runnable::run;
    /** At once, unless a thread of the program's own says something. */
    static final Executor ON_WINDOW = work -> {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    };

    /** No vault yet: the guide of the first run. */
    public static TestWindow firstRun(Path home) {
        return existing(home);
    }

    /** Whatever lies in the folder. */
    public static TestWindow existing(Path home) {
        return new TestWindow(home, DIRECT);
    }

    public static String clipboard() {
        return WaitForAsyncUtils.waitForAsyncFx(
                10_000, () -> Clipboard.getSystemClipboard().getString());
    }

    /** The unlock screen of a vault that {@code fill} has put something into. */
    public static TestWindow locked(Path home, Consumer<OpenVault> fill) {
        TestVault.make(home, fill);
        return existing(home);
    }

    public static TestWindow unlocked(Path home, Consumer<OpenVault> fill) {
        TestWindow window = locked(home, fill);
        window.unlock();
        return window;
    }

    /** With real background threads, where a test is about what happens meanwhile. */
    public static TestWindow unlockedWithThreads(Path home, Consumer<OpenVault> fill, Executor background) {
        TestVault.make(home, fill);
        TestWindow window = existingWithThreads(home, background);
        window.waitUntilShown("#password");
        window.unlock();
        return window;
    }

    public static TestWindow existingWithThreads(Path home, Executor background) {
        return new TestWindow(home, background);
    }

    public void unlock() {
        enterPassword(PASSWORD);
    }

    public TestWindow enterPassword(String password) {
        return fill("#password", "").click("#password").write(password).press(KeyCode.ENTER);
    }

    /** Who is shown pages from now on; nobody at first. */
    public TestWindow browser(Browser other) {
        browser = other;
        return this;
    }

    /** What the desktop's file dialogs are asked and answer. */
    ChosenFiles files() {
        return files;
    }

    public FxRobot robot() {
        return robot;
    }

    public AdjustableClock clock() {
        return clock;
    }

    public Scene scene() {
        return stage.getScene();
    }

    /** What was shown outside the window: title, line break, text. */
    public List<String> desktop() {
        return desktop;
    }

    public String text(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    public TestWindow resize(double width, double height) {
        onFx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
            return null;
        });
        settle();
        return this;
    }

    /** Clicks into the middle of the first visible node that fits. */
    public TestWindow click(String query) {
        Node node = onFx(() -> robot.lookup(query).queryAll().stream()
                .filter(SceneText::isVisible)
                .findFirst()
                .orElseThrow(() -> new AssertionError(query + " is not there; shown: " + texts())));
        return click(node);
    }

    public TestWindow click(Node node) {
        onFx(() -> {
            laidOut();
            Bounds bounds = node.localToScreen(node.getLayoutBounds());
            Robot mouse = new Robot();
            mouse.mouseMove(bounds.getCenterX(), bounds.getCenterY());
            mouse.mouseClick(MouseButton.PRIMARY);
            return null;
        });
        settle();
        return this;
    }

    /** Types into whatever has the focus, as fast as a machine can. */
    public TestWindow write(String text) {
        onFx(() -> {
            text.codePoints()
                    .mapToObj(Character::toString)
                    .forEach(typed -> Event.fireEvent(
                            scene().getFocusOwner(),
                            new KeyEvent(
                                    KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false)));
            return null;
        });
        settle();
        return this;
    }

    /** Presses keys together, the last one released first. */
    public TestWindow press(KeyCode... keys) {
        onFx(() -> {
            Robot keyboard = new Robot();
            for (KeyCode key : keys) {
                keyboard.keyPress(key);
            }
            for (int i = keys.length - 1; i >= 0; i--) {
                keyboard.keyRelease(keys[i]);
            }
            return null;
        });
        settle();
        return this;
    }

    /** Ctrl, or Cmd on macOS, with another key. */
    public TestWindow shortcut(KeyCode... keys) {
        boolean mac = System.getProperty("os.name").startsWith("Mac");
        KeyCode[] all = new KeyCode[keys.length + 1];
        all[0] = mac ? KeyCode.COMMAND : KeyCode.CONTROL;
        System.arraycopy(keys, 0, all, 1, keys.length);
        return press(all);
    }

    public <T extends Node> T find(String query) {
        return onFx(() -> robot.lookup(query).query());
    }

    /** Whether the node is there and everything above it is visible. */
    public boolean isShown(String query) {
        return onFx(() -> {
            laidOut();
            return robot.lookup(query).queryAll().stream().anyMatch(SceneText::isVisible);
        });
    }

    public TestWindow waitUntilShown(String query) {
        return waitFor(() -> isShown(query));
    }

    public TestWindow waitFor(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("still not so after 20 s; shown: " + texts(), e);
        }
        settle();
        return this;
    }

    /** Everything that is written in the window now. */
    public List<String> texts() {
        return onFx(() -> SceneText.shown(laidOut()));
    }

    /** Everything that is drawn with an ellipsis although it is ours to make room for. */
    public List<String> cutTexts() {
        return onFx(() -> SceneText.cut(laidOut()));
    }

    /** Labels draw a new text with the next pulse only, which a busy computer may owe. FX thread. */
    private Parent laidOut() {
        Parent root = scene().getRoot();
        root.applyCss();
        root.layout();
        return root;
    }

    public TestWindow assertShows(String text) {
        assertThat(texts()).anyMatch(shown -> shown.contains(text));
        return this;
    }

    public TestWindow assertHides(String text) {
        assertThat(texts()).noneMatch(shown -> shown.contains(text));
        return this;
    }

    public Path home() {
        return place.paths().home();
    }

    public Node focused() {
        return onFx(() -> scene().getFocusOwner());
    }

    public String focusedId() {
        Node focused = focused();
        return focused == null ? "" : String.valueOf(focused.getId());
    }

    public TestWindow assertFocused(String id) {
        try {
            WaitForAsyncUtils.waitFor(5, TimeUnit.SECONDS, () -> focusedId().equals(id));
        } catch (TimeoutException e) {
            throw new AssertionError(id + " has no focus, but " + focused(), e);
        }
        return this;
    }

    /** Presses Tab until the node with this id has the focus. */
    public TestWindow tabTo(String id) {
        for (int i = 0; i < 60 && !focusedId().equals(id); i++) {
            press(KeyCode.TAB);
        }
        assertThat(focusedId()).isEqualTo(id);
        return this;
    }

    /** Puts a text into a field, whatever stood there. */
    public TestWindow fill(String query, String text) {
        onFx(() -> {
            this.<TextInputControl>find(query).setText(text);
            return null;
        });
        settle();
        return this;
    }

    public String textOf(String query) {
        Node node = find(query);
        return onFx(() -> node instanceof Labeled labeled ? labeled.getText() : ((TextInputControl) node).getText());
    }

    /** A button, link or box with this text. */
    public TestWindow clickText(String text) {
        Node node = onFx(() -> robot
                .lookup(found -> found instanceof ButtonBase labeled
                        && labeled.getText() != null
                        && labeled.getText().equals(text)
                        && SceneText.isVisible(found))
                .queryAll()
                .stream()
                .findFirst()
                .orElseThrow(() -> new AssertionError(text + " is not among " + SceneText.shown(scene().getRoot()))));
        return click(node);
    }

    public boolean isDisabled(String query) {
        Node node = find(query);
        return onFx(node::isDisabled);
    }

    /** The vault behind the window while it is unlocked. */
    public OpenVault vault() {
        return onFx(() -> window.screens().shell().orElseThrow().vault());
    }

    public MainWindow main() {
        return window;
    }

    public Stage stage() {
        return stage;
    }

    public <T> T onFx(Callable<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, action);
    }

    public void settle() {
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    @Override
    public void close() {
        onFx(() -> {
            stage.hide();
            return null;
        });
        waitFor(() -> closed);
        program.close();
        assertThat(unexpected).isEmpty();
    }
}
