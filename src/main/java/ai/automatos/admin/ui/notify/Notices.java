package ai.automatos.admin.ui.notify;

import ai.automatos.admin.common.ErrorCode;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.ui.Icons;
import atlantafx.base.controls.Notification;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Short messages at the lower right, and the one door through which errors reach the user. FX thread only. */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Duration SHOWN = Duration.seconds(8);

    private static final double WIDTH = 420;

    private final Messages messages;
    private final VBox stack = new VBox(8);

    public Notices(Messages messages) {
        this.messages = messages;
        stack.getStyleClass().add("notices");
        stack.setAlignment(Pos.BOTTOM_RIGHT);
        stack.setPickOnBounds(false);
        stack.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(stack, Pos.BOTTOM_RIGHT);
    }

    /** The layer that shows them, above everything else. */
    public Node layer() {
        return stack;
    }

    public void success(String text) {
        show(text, "success", "fth-check-circle", true);
    }

    public void info(String text) {
        show(text, "accent", "fth-info", true);
    }

    public void warning(String text) {
        show(text, "warning", "fth-alert-triangle", false);
    }

    /** What happened, why, what to do; for the unexpected a short code that the log file explains. */
    public void error(Throwable failure) {
        show(sentences(failure), "danger", "fth-x-octagon", false);
    }

    public void clear() {
        stack.getChildren().clear();
    }

    /** The same sentences for a screen that shows the error in its own place. */
    public String sentences(Throwable failure) {
        Messages.ErrorText text = text(failure);
        return text.what() + " " + text.why() + " " + text.action();
    }

    public Messages.ErrorText text(Throwable failure) {
        if (failure instanceof UserFacingException known) {
            LOG.debug("told the user: {}", known.key(), known);
            Messages.ErrorText text = messages.error(known);
            // Where the general advice is a command, the window has its own.
            String action = "ui.error." + known.key() + ".do";
            return messages.has(action)
                    ? new Messages.ErrorText(text.what(), text.why(), messages.get(action, known.arguments()))
                    : text;
        }
        String code = ErrorCode.of(failure);
        LOG.error("unexpected failure {}", code, failure);
        return new Messages.ErrorText(
                messages.get("ui.unexpected.what"),
                messages.get("ui.unexpected.why", code),
                messages.get("ui.unexpected.do"));
    }

    private void show(String text, String style, String icon, boolean passing) {
        Notification notice = new Notice(text, Icons.of(icon));
        notice.getStyleClass().addAll(style, "notice");
        notice.setMinHeight(Region.USE_PREF_SIZE);
        notice.setPrefWidth(WIDTH);
        notice.setOnClose(event -> stack.getChildren().remove(notice));
        stack.getChildren().add(notice);
        if (stack.getChildren().size() > 4) {
            stack.getChildren().remove(0);
        }
        if (passing) {
            new Timeline(new KeyFrame(SHOWN, event -> stack.getChildren().remove(notice))).play();
        }
    }

    /** As high as its text is at its width; the theme's own counts one line. */
    private static final class Notice extends Notification {
        Notice(String text, Node icon) {
            super(text, icon);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double inside = (width < 0 ? WIDTH : width) - snappedLeftInset() - snappedRightInset();
            double content = getChildrenUnmodifiable().stream()
                    .filter(Node::isManaged)
                    .mapToDouble(node -> node.prefHeight(inside))
                    .max()
                    .orElse(0);
            return snappedTopInset() + content + snappedBottomInset();
        }
    }
}
