package ai.automatos.admin.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.app.Program;
import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.desktop.Desktop;
import ai.automatos.admin.vault.KdfCost;
import ai.automatos.admin.workplace.Place;
import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The real window, photographed in every theme and size. Background work waits in a queue, so that a picture can show
 * what is seen meanwhile; {@link #work()} does it.
 */
final class PictureStand implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-25T14:30:00Z");

    private static final List<int[]> SIZES = List.of(new int[] {1280, 800}, new int[] {960, 600});
    private static final KdfCost CHEAP = new KdfCost(64, 1, 1);

    private final Path folder;
    private final Program program;
    private final Deque<Runnable> queue = new ConcurrentLinkedDeque<>();
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();
    private final List<URI> pages = new CopyOnWriteArrayList<>();
    private Stage stage;
    private volatile boolean closed;

    private PictureStand(Path folder) {
        this.folder = folder;
        this.program = new Program(
                new Messages(Locale.ENGLISH), CHEAP, Clock.fixed(NOW, ZoneId.of("Europe/Berlin")), Map.of());
        closing.push(program);
        HeadlessToolkit.start();
    }

    /** Over whatever lies in {@code home}. */
    static PictureStand at(Path home, Path folder) {
        PictureStand stand = new PictureStand(folder);
        stand.show(new Place(new AppPaths(home), null, null), null);
        return stand;
    }

    /** Over the demo vault, which is not filled yet. */
    static PictureStand demo(Path temporary, Path folder) {
        PictureStand stand = new PictureStand(folder);
        var demo = stand.program.demo(temporary);
        stand.closing.push(demo);
        stand.show(demo.place(), demo::open);
        return stand;
    }

    private void show(Place place, Supplier<OpenVault> demo) {
        stage = onFx(() -> {
            Stage made = new Stage();
            new MainWindow(
                            made,
                            queue::add,
                            TestWindow.ON_WINDOW,
                            program,
                            place,
                            new Messages(Locale.ENGLISH),
                            Clock.fixed(NOW, ZoneId.of("Europe/Berlin")),
                            "1.0",
                            new Desktop(pages::add, (title, text) -> {}, new ChosenFiles()),
                            demo)
                    .show(() -> closed = true);
            return made;
        });
        settle();
    }

    /** Does what waits in the background, and what that leads to. */
    PictureStand work() {
        settle();
        while (!queue.isEmpty()) {
            onFx(() -> {
                for (Runnable work = queue.poll(); work != null; work = queue.poll()) {
                    work.run();
                }
                return null;
            });
            settle();
        }
        return this;
    }

    /** Begins what waits in the background, on a thread of its own as the program would. */
    PictureStand begin() {
        settle();
        for (Runnable work = queue.poll(); work != null; work = queue.poll()) {
            Thread thread = new Thread(work, "picture-background");
            thread.setDaemon(true);
            thread.start();
        }
        return this;
    }

    /** Waits for what {@link #begin} leads to. */
    PictureStand waitFor(Predicate<PictureStand> condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(() -> condition.test(this)));
        } catch (TimeoutException e) {
            throw new AssertionError("shown: " + texts(), e);
        }
        return this;
    }

    /** Until something is asked of the background that only comes when the user pauses. */
    PictureStand pause() {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !queue.isEmpty());
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    PictureStand fire(String query) {
        onFx(() -> {
            this.<ButtonBase>find(query).fire();
            return null;
        });
        return this;
    }

    /** The visible button with this text. */
    PictureStand press(String text) {
        onFx(() -> {
            ButtonBase found = (ButtonBase) first(node -> node instanceof ButtonBase button
                    && !node.isDisabled()
                    && (text.equals(button.getText()) || text.equals(button.getAccessibleText())));
            found.fire();
            return null;
        });
        return this;
    }

    PictureStand escape() {
        return does(stand -> {
            Node focused = stage.getScene().getFocusOwner();
            Event.fireEvent(
                    focused, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
    }

    PictureStand choose(Function<PictureStand, MenuItem> item) {
        onFx(() -> {
            item.apply(this).fire();
            return null;
        });
        return this;
    }

    PictureStand type(String query, String text) {
        onFx(() -> {
            this.<TextInputControl>find(query).setText(text);
            return null;
        });
        return this;
    }

    PictureStand does(Consumer<PictureStand> action) {
        onFx(() -> {
            action.accept(this);
            return null;
        });
        return this;
    }

    /** Selects the rows whose text fits, in a list. */
    <T> PictureStand select(String query, Predicate<T> wanted) {
        onFx(() -> {
            ListView<T> list = find(query);
            list.getSelectionModel().clearSelection();
            for (int i = 0; i < list.getItems().size(); i++) {
                if (wanted.test(list.getItems().get(i))) {
                    list.getSelectionModel().select(i);
                    list.scrollTo(Math.max(0, i - 2));
                }
            }
            assertThat(list.getSelectionModel().isEmpty()).isFalse();
            return null;
        });
        return this;
    }

    /** What the browser was asked to show. */
    List<URI> pages() {
        return pages;
    }

    List<String> texts() {
        return onFx(() -> SceneText.shown(stage.getScene().getRoot()));
    }

    @SuppressWarnings("unchecked")
    <T extends Node> T find(String query) {
        return (T) first(node -> query.equals("#" + node.getId()));
    }

    /** One picture a theme and size. */
    PictureStand picture(String name) {
        for (int[] size : SIZES) {
            for (boolean dark : new boolean[] {true, false}) {
                onFx(() -> {
                    stage.setWidth(size[0]);
                    stage.setHeight(size[1]);
                    wear(dark);
                    return null;
                });
                settle();
                onFx(() -> {
                    resetDivider();
                    return null;
                });
                settle();
                String file = name + "-" + (dark ? "dark" : "light") + "-" + size[0] + "x" + size[1] + ".png";
                write(folder.resolve(file), onFx(() -> stage.getScene().snapshot(null)));
            }
        }
        onFx(() -> {
            stage.setWidth(SIZES.get(0)[0]);
            stage.setHeight(SIZES.get(0)[1]);
            wear(true);
            return null;
        });
        settle();
        return this;
    }

    @Override
    public void close() throws Exception {
        onFx(() -> {
            stage.hide();
            return null;
        });
        work();
        assertThat(closed).isTrue();
        for (AutoCloseable one : closing) {
            one.close();
        }
    }

    private void wear(boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        stage.getScene().getRoot().pseudoClassStateChanged(PseudoClass.getPseudoClass("light"), !dark);
    }

    /** A window that was small leaves the list narrow. */
    private void resetDivider() {
        if (stage.getScene().lookup("#split") instanceof SplitPane split) {
            split.setDividerPositions(0.39);
        }
    }

    private Node first(Predicate<Node> wanted) {
        Deque<Node> open = new ArrayDeque<>(List.of(stage.getScene().getRoot()));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (node.isVisible()) {
                if (wanted.test(node)) {
                    return node;
                }
                if (node instanceof Parent parent) {
                    List<Node> children = parent.getChildrenUnmodifiable();
                    for (int i = children.size() - 1; i >= 0; i--) {
                        open.push(children.get(i));
                    }
                }
            }
        }
        throw new AssertionError(
                "not shown; shown are " + SceneText.shown(stage.getScene().getRoot()));
    }

    private static <T> T onFx(Callable<T> action) {
        try {
            return WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(action));
        } catch (TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents(3);
    }

    private static void write(Path file, WritableImage image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        copy.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(copy, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
