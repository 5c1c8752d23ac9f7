package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.ui.Workbench;
import ai.automatos.admin.ui.desktop.FileDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks for the file that a type comes from or goes to. */
final class TypeFiles {
    private final Workbench bench;

    TypeFiles(Workbench bench) {
        this.bench = bench;
    }

    Optional<Path> open() {
        return bench.files().open(request("ui.own.import.title", ""));
    }

    Optional<Path> save(String name) {
        return bench.files().save(request("ui.own.export.title", name));
    }

    private FileDialogs.Request request(String title, String name) {
        return new FileDialogs.Request(
                bench.text(title),
                name,
                List.of(
                        new FileDialogs.Kind(bench.text("ui.own.files"), "*.json"),
                        new FileDialogs.Kind(bench.text("ui.own.files.all"), "*")));
    }
}
