package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.watch.ExpiryCalendar;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** Writes the expiry dates into a file that calendars read. */
final class CalendarExport {
    private final Workbench bench;
    private final OpenVault vault;

    CalendarExport(Workbench bench, OpenVault vault) {
        this.bench = bench;
        this.vault = vault;
    }

    /** Asks for the file. @param where the window's dialogs belong to */
    void ask(Node where) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(bench.text("ui.calendar.title"));
        chooser.setInitialFileName("credentials.ics");
        chooser.getExtensionFilters().setAll(new FileChooser.ExtensionFilter(bench.text("ui.calendar.files"), "*.ics"));
        File target = chooser.showSaveDialog(where.getScene().getWindow());
        if (target != null) {
            write(target.toPath());
        }
    }

    /** Over a file that is there: the dialog asked. */
    void write(Path target) {
        bench.tasks()
                .load(
                        task -> {
                            ExpiryCalendar.Contents contents =
                                    vault.core().calendar().write(vault.caller());
                            put(target, contents.text());
                            return contents.events();
                        },
                        events ->
                                bench.notices().success(bench.text("ui.calendar.written", events, target.toString())));
    }

    private static void put(Path target, String text) {
        try {
            Files.writeString(target, text);
        } catch (IOException e) {
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "cli.type.file.unwritable", target.toString());
        }
    }
}
