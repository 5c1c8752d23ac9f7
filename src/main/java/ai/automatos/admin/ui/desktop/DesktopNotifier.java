package ai.automatos.admin.ui.desktop;

/** Shows a short message outside the window, where the system offers that. */
@FunctionalInterface
public interface DesktopNotifier {
    /**
     * Returns soon, also if nothing can be shown. Runs a command: not for the FX thread.
     *
     * @param title one line
     * @param text never a secret: other programs and the lock screen see it
     */
    void show(String title, String text);
}
