package ai.automatos.admin.ui.desktop;

/** What the window has of the desktop around it. */
public record Desktop(Browser browser, DesktopNotifier notifier, FileDialogs files) {
    /** The same for a vault of invented data. */
    public Desktop forSamples() {
        return new Desktop(Browser.askingNobody(browser), notifier, files);
    }
}
