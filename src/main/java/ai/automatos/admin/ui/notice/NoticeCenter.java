package ai.automatos.admin.ui.notice;

import ai.automatos.admin.ui.CredentialRows;
import ai.automatos.admin.ui.Navigator;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.DesktopNotifier;
import ai.automatos.admin.ui.form.Focus;
import java.util.function.BooleanSupplier;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The bell and the panel that it opens over the page below it. FX thread only. */
public final class NoticeCenter {
    private static final int RIGHT = 16;
    private static final int GAP = 4;

    private final StackPane layer;
    private final NoticeBell bell;
    private final NoticeFeed feed;
    private final NoticePanel panel;

    /**
     * @param layer the whole window
     * @param allowed whether the settings want notices on the desktop
     */
    public NoticeCenter(
            Workbench bench,
            OpenVault vault,
            CredentialRows rows,
            Navigator navigator,
            StackPane layer,
            NoticeBell bell,
            DesktopNotifier desktop,
            BooleanSupplier allowed) {
        this.layer = layer;
        this.bell = bell;
        this.feed = new NoticeFeed(bench, vault, desktop, () -> allowed.getAsBoolean() && !isLookedAt(), this::changed);
        this.panel = new NoticePanel(bench, vault, rows, navigator, this::hide);
        Parent view = panel.view();
        view.setVisible(false);
        view.setManaged(false);
        layer.getChildren().add(view);
        StackPane.setAlignment(view, Pos.TOP_RIGHT);
        bell.connect(bench, feed.unread());
        bell.setOnAction(event -> toggle());
        layer.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
        layer.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    public void start() {
        feed.start();
    }

    public void close() {
        feed.close();
    }

    public void open() {
        Region view = (Region) panel.view();
        double top =
                layer.sceneToLocal(bell.localToScene(bell.getLayoutBounds())).getMaxY() + GAP;
        StackPane.setMargin(view, new Insets(top, RIGHT, RIGHT, RIGHT));
        view.setVisible(true);
        view.setManaged(true);
        panel.open();
        feed.refresh();
    }

    private void toggle() {
        if (panel.view().isVisible()) {
            hide();
        } else {
            open();
        }
    }

    /** Nothing happens if it is hidden. */
    public void hide() {
        boolean inside = focusIsInside();
        panel.view().setVisible(false);
        panel.view().setManaged(false);
        if (inside) {
            bell.requestFocus();
        }
    }

    private void changed() {
        if (panel.view().isVisible()) {
            panel.reload();
        }
    }

    private void pressed(MouseEvent event) {
        boolean here = event.getTarget() instanceof Node node
                && (Focus.isInside(node, panel.view()) || Focus.isInside(node, bell));
        if (panel.view().isVisible() && !here) {
            hide();
        }
    }

    /** Whoever tabs out of the panel has left it. */
    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && panel.view().isVisible() && !focusIsInside()) {
            hide();
        }
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            hide();
        }
    }

    private boolean focusIsInside() {
        @Nullable Scene scene = layer.getScene();
        return scene != null && Focus.isInside(scene.getFocusOwner(), panel.view());
    }

    private boolean isLookedAt() {
        @Nullable Scene scene = layer.getScene();
        return scene != null
                && scene.getWindow() instanceof Stage window
                && window.isFocused()
                && !window.isIconified();
    }
}
