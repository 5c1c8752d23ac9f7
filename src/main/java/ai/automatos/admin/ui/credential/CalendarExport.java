package ai.automatos.admin.ui.credential;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.credential.watch.ExpiryCalendar;
import ai.automatos.admin.ui.OpenVault;
import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.FileDialogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the expiry dates into a file that calendars read. */
final class CalendarExport {
    private final Workbench bench;
    private final OpenVault vault;

    CalendarExport(Workbench bench, OpenVault vault) {
        this.bench = bench;
        this.vault = vault;
    }

    /** Asks for the file. */
    void ask() {
        FileDialogs.Kind calendar = new FileDialogs.Kind(bench.text("ui.calendar.files"), "*.ics");
        bench.files()
                .save(new FileDialogs.Request(bench.text("ui.calendar.title"), "credentials.ics", List.of(calendar)))
                .ifPresent(this::write);
    }

    private void write(Path target) {
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
            throw new UserFacingException(e, ErrorKind.UNAVAILABLE, "file.unwritable", target.toString());
        }
    }
}
