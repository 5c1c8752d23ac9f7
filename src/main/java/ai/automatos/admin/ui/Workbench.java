package ai.automatos.admin.ui;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.desktop.Browser;
import ai.automatos.admin.ui.desktop.Clipboards;
import ai.automatos.admin.ui.desktop.FileDialogs;
import ai.automatos.admin.ui.dialog.Dialogs;
import ai.automatos.admin.ui.notify.Notices;
import ai.automatos.admin.ui.task.Tasks;

/** What every screen works with, whether the vault is locked or not. */
public record Workbench(
        Messages messages,
        Formats formats,
        Views views,
        Tasks tasks,
        Notices notices,
        Dialogs dialogs,
        Clipboards clipboards,
        Browser browser,
        FileDialogs files) {
    public String text(String key, Object... arguments) {
        return messages.get(key, arguments);
    }
}
