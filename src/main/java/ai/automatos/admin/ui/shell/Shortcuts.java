package ai.automatos.admin.ui.shell;

import ai.automatos.admin.ui.dialog.Dialogs;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that work everywhere in an unlocked vault; Cmd stands for Ctrl on macOS. */
public final class Shortcuts {
    private final Supplier<Optional<Shell>> shell;
    private final Dialogs dialogs;
    private final Shell.Locker locker;

    /** @param shell empty while locked; then no key does anything */
    public Shortcuts(Supplier<Optional<Shell>> shell, Dialogs dialogs, Shell.Locker locker) {
        this.shell = shell;
        this.dialogs = dialogs;
        this.locker = locker;
    }

    public void listen(Scene scene) {
        scene.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> shell.get().ifPresent(showing -> {
                    if (event.getCode() == KeyCode.ESCAPE ? dialogs.escape() : pressed(event, showing)) {
                        event.consume();
                    }
                }));
        scene.addEventFilter(
                KeyEvent.KEY_TYPED,
                event -> shell.get()
                        .filter(showing -> !dialogs.isOpen() && slash(event, showing))
                        .ifPresent(showing -> event.consume()));
    }

    private boolean pressed(KeyEvent event, Shell showing) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.L) {
            locker.lock();
            return true;
        }
        if (dialogs.isOpen()) {
            return false; // A dialog's keys are its own.
        }
        if (event.isControlDown() && event.getCode() == KeyCode.TAB && !(event.getTarget() instanceof TextArea)) {
            // In an area, where Tab is a character, it leads out.
            showing.next(event.isShiftDown() ? -1 : 1);
            return true;
        }
        if (event.getCode() == KeyCode.F5) {
            showing.current().refresh();
            return true;
        }
        return event.isShortcutDown() && !event.isAltDown() && withShortcut(event, showing);
    }

    /** A slash is the search of the page, unless it is being typed. */
    private static boolean slash(KeyEvent event, Shell showing) {
        if (!event.getCharacter().equals("/") || event.getTarget() instanceof TextInputControl) {
            return false;
        }
        showing.current().focusSearch();
        return true;
    }

    private boolean withShortcut(KeyEvent event, Shell showing) {
        switch (event.getCode()) {
            case K -> showing.openPalette();
            case N -> showing.createCredential(null);
            case T -> {
                if (event.isShiftDown()) {
                    showing.testShown();
                } else {
                    showing.testSelected();
                }
            }
            case F -> showing.current().focusSearch();
            case S -> showing.current().save();
            case R -> {
                if (!event.isShiftDown()) {
                    return false;
                }
                showing.current().refresh();
            }
            case DIGIT1, NUMPAD1 -> showing.show(Tab.SETTINGS);
            case DIGIT2, NUMPAD2 -> showing.show(Tab.CREDENTIALS);
            case DIGIT3, NUMPAD3 -> showing.show(Tab.TYPES);
            case DIGIT4, NUMPAD4 -> showing.show(Tab.AUDIT);
            default -> {
                return false;
            }
        }
        return true;
    }
}
