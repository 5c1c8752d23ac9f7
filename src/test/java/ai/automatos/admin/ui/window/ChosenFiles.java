package ai.automatos.admin.ui.window;

import ai.automatos.admin.ui.desktop.FileDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers the file dialogs as a test says, and keeps what they asked. FX thread, but for what the test sets. */
public final class ChosenFiles implements FileDialogs {
    private final List<Request> asked = new ArrayList<>();
    private volatile Optional<Path> next = Optional.empty();

    /** What the user chooses from now on; nobody chooses anything at first. */
    void choose(Path file) {
        next = Optional.of(file);
    }

    List<Request> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Optional<Path> open(Request request) {
        asked.add(request);
        return next;
    }

    @Override
    public Optional<Path> save(Request request) {
        asked.add(request);
        return next;
    }
}
