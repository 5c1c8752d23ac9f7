package ai.automatos.admin.ui.desktop;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * The desktop's own notifications. Linux: {@code notify-send}, where it is installed. macOS: AppleScript. Windows: a
 * toast by way of PowerShell. A name cannot become part of a command: texts go as arguments of their own, or encoded.
 */
public final class SystemNotifier implements DesktopNotifier {
    /** Toasts are shown for programs that Windows knows; this is PowerShell's own identifier. */
    private static final String POWERSHELL =
            "{1AC14E77-02E7-4E5D-B744-2EB1AE5198B7}\\WindowsPowerShell\\v1.0\\powershell.exe";

    private final String os;
    private final SystemTheme.Commands commands;

    /**
     * @param os as in the system property {@code os.name}
     * @param commands with a time limit
     */
    public SystemNotifier(String os, SystemTheme.Commands commands) {
        this.os = os.toLowerCase(Locale.ROOT);
        this.commands = commands;
    }

    @Override
    public void show(String title, String text) {
        commands.output(
                os.startsWith("windows")
                        ? toast(title, text)
                        : os.startsWith("mac") ? appleScript(title, text) : notifySend(title, text));
    }

    /** The text may hold markup there, the title may not. */
    private static List<String> notifySend(String title, String text) {
        String plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return List.of("notify-send", "--category=device.warning", "--", title, plain);
    }

    private static List<String> appleScript(String title, String text) {
        return List.of(
                "osascript",
                "-e",
                "on run argv",
                "-e",
                "display notification (item 3 of argv) with title (item 2 of argv)",
                "-e",
                "end run",
                "notice", // Ends the options: a title that begins with a hyphen would be another one, even a script.
                title,
                text);
    }

    private static List<String> toast(String title, String text) {
        String script = String.join(
                "\n",
                "[Windows.UI.Notifications.ToastNotificationManager,Windows.UI.Notifications,ContentType=WindowsRuntime]"
                        + " > $null",
                "$x=[Windows.UI.Notifications.ToastNotificationManager]::GetTemplateContent('ToastText02')",
                "$n=$x.GetElementsByTagName('text')",
                "$n.Item(0).AppendChild($x.CreateTextNode(" + decoded(title) + ")) > $null",
                "$n.Item(1).AppendChild($x.CreateTextNode(" + decoded(text) + ")) > $null",
                "[Windows.UI.Notifications.ToastNotificationManager]::CreateToastNotifier('" + POWERSHELL
                        + "').Show([Windows.UI.Notifications.ToastNotification]::new($x))");
        String encoded = Base64.getEncoder().encodeToString(script.getBytes(StandardCharsets.UTF_16LE));
        return List.of("powershell", "-NoProfile", "-NonInteractive", "-EncodedCommand", encoded);
    }

    private static String decoded(String text) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return "[Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('" + encoded + "'))";
    }
}
