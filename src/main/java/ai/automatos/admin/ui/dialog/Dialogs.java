package ai.automatos.admin.ui.dialog;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.form.Focus;
import atlantafx.base.controls.ModalPane;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/**
 * Dialogs inside the window: one sheet, and a question above it. Esc closes the topmost; the keyboard stays inside.
 * FX thread only.
 */
public final class Dialogs {
    private final Messages messages;
    private final ModalPane sheets = new ModalPane(-10);
    private final ModalPane questions = new ModalPane(-20);
    private @Nullable Sheet open;
    private @Nullable Node before;
    private Runnable back = () -> {};
    private boolean backwards;

    public Dialogs(Messages messages) {
        this.messages = messages;
        for (ModalPane pane : new ModalPane[] {sheets, questions}) {
            pane.setPersistent(true);
            pane.setFocusTraversable(false);
            pane.setInTransitionFactory(null);
            pane.setOutTransitionFactory(null);
        }
        sheets.setId("sheets");
        questions.setId("questions");
    }

    public Node sheetLayer() {
        return sheets;
    }

    public Node questionLayer() {
        return questions;
    }

    public boolean isOpen() {
        return sheets.isDisplay() || questions.isDisplay();
    }

    /** Shows a sheet; one that is open already goes without being asked. */
    public void show(Sheet sheet) {
        if (open == null) {
            before = focusOwner();
        }
        open = sheet;
        sheets.setAlignment(sheet.position());
        sheets.show(sheet.content());
        Platform.runLater(() -> sheet.firstFocus().requestFocus());
    }

    /** Closes the sheet at once and gives the focus back. */
    public void close() {
        questions.hide(true);
        sheets.hide(true);
        open = null;
        giveFocusBack();
    }

    /** Asks before something that cannot be undone; the focus starts on Cancel. */
    public void confirm(Question question) {
        @Nullable Node asker = focusOwner();
        back = () -> {
            questions.hide(true);
            if (asker != null) {
                asker.requestFocus();
            }
        };
        Button cancel = new Button(messages.get("ui.cancel"));
        cancel.setOnAction(event -> back.run());
        Button go = new Button(question.verb());
        go.getStyleClass().add(question.destructive() ? "destructive" : "accent");
        go.setId("confirm");
        go.setOnAction(event -> {
            back.run();
            question.action().run();
        });
        DialogFrame frame = new DialogFrame(question.title(), messages, () -> back.run());
        frame.getStyleClass().add("small-dialog");
        frame.text(question.text());
        frame.footer(cancel, go);
        questions.show(frame);
        Platform.runLater(cancel::requestFocus);
    }

    /** Asks before something typed is lost. @param changed whether there is anything to lose @param text what it is */
    public void discard(boolean changed, String text, Runnable close) {
        if (changed) {
            confirm(new Question(messages.get("ui.discard.title"), text, messages.get("ui.discard"), true, close));
        } else {
            close.run();
        }
    }

    /** @return false if nothing was open */
    public boolean escape() {
        if (questions.isDisplay()) {
            back.run();
            return true;
        }
        if (open != null) {
            open.leave().run();
            return true;
        }
        return false;
    }

    /** Keeps the keyboard inside the topmost dialog of {@code scene}: after its last control comes its first. */
    public void trapFocus(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> backwards = event.isShiftDown());
        scene.focusOwnerProperty().addListener((property, old, now) -> {
            @Nullable Node top = questions.isDisplay() ? questions : sheets.isDisplay() ? sheets : null;
            if (top != null && now != null && !Focus.isInside(now, top)) {
                List<Node> stops = new ArrayList<>();
                collectStops(top, stops);
                if (!stops.isEmpty()) {
                    Node next = stops.get(backwards ? stops.size() - 1 : 0);
                    Platform.runLater(() -> comeBack(scene, top, next));
                } else {
                    // All of it waits for something: the keyboard waits with it.
                    Platform.runLater(() -> comeBack(scene, top, top));
                    if (old != null && Focus.isInside(old, top)) {
                        returnOnceEnabled(scene, top, old);
                    }
                }
            }
        });
    }

    /** Unless somebody gave the focus to the dialog meanwhile. */
    private static void comeBack(Scene scene, Node top, Node next) {
        @Nullable Node owner = scene.getFocusOwner();
        if (owner == null || !Focus.isInside(owner, top)) {
            next.requestFocus();
        }
    }

    private static void returnOnceEnabled(Scene scene, Node top, Node left) {
        left.disabledProperty().addListener(new ChangeListener<>() {
            @Override
            public void changed(ObservableValue<? extends Boolean> property, Boolean was, Boolean now) {
                property.removeListener(this);
                if (scene.getFocusOwner() == top) {
                    left.requestFocus();
                }
            }
        });
    }

    private static void collectStops(Node node, List<Node> stops) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            stops.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectStops(child, stops));
        }
    }

    private @Nullable Node focusOwner() {
        return sheets.getScene() == null ? null : sheets.getScene().getFocusOwner();
    }

    private void giveFocusBack() {
        @Nullable Node target = before;
        before = null;
        if (target != null && target.getScene() != null) {
            target.requestFocus();
        }
    }

    /**
     * Something to be confirmed.
     *
     * @param text names the object and what stops working
     * @param verb what the button says
     */
    public record Question(String title, String text, String verb, boolean destructive, Runnable action) {}
}
