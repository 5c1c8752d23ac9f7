package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.ui.Workbench;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/** Asks for the file that a type comes from or goes to. */
final class TypeFiles {
    private final Workbench bench;
    private final Node where;

    /** @param where the window's dialogs belong to */
    TypeFiles(Workbench bench, Node where) {
        this.bench = bench;
        this.where = where;
    }

    Optional<Path> open() {
        return path(
                chooser("ui.own.import.title").showOpenDialog(where.getScene().getWindow()));
    }

    Optional<Path> save(String name) {
        FileChooser chooser = chooser("ui.own.export.title");
        chooser.setInitialFileName(name);
        return path(chooser.showSaveDialog(where.getScene().getWindow()));
    }

    private FileChooser chooser(String title) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(bench.text(title));
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(bench.text("ui.own.files"), "*.json"),
                        new FileChooser.ExtensionFilter(bench.text("ui.own.files.all"), "*"));
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
