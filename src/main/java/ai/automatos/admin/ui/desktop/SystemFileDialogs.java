package ai.automatos.admin.ui.desktop;

import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** JavaFX's file choosers, which are the desktop's own. */
public final class SystemFileDialogs implements FileDialogs {
    private final Window owner;

    /** @param owner which waits while a dialog is open */
    public SystemFileDialogs(Window owner) {
        this.owner = owner;
    }

    @Override
    public Optional<Path> open(Request request) {
        return path(chooser(request).showOpenDialog(owner));
    }

    @Override
    public Optional<Path> save(Request request) {
        return path(chooser(request).showSaveDialog(owner));
    }

    private static FileChooser chooser(Request request) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(request.title());
        if (!request.name().isEmpty()) {
            chooser.setInitialFileName(request.name());
        }
        for (Kind kind : request.kinds()) {
            chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(kind.label(), kind.pattern()));
        }
        return chooser;
    }

    private static Optional<Path> path(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }
}
