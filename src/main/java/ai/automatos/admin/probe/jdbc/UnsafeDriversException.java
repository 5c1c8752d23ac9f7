package ai.automatos.admin.probe.jdbc;

import java.nio.file.Path;

/** A file or folder of drivers that is not the user's own, or that others may write to. */
final class UnsafeDriversException extends Exception {
    private static final long serialVersionUID = 1L;

    UnsafeDriversException(Path path) {
        super(path.toString(), null, false, false);
    }

    String path() {
        return String.valueOf(getMessage());
    }
}
