package ai.automatos.admin.ui.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The desktop's own dialogs for files. They block; FX thread only. */
public interface FileDialogs {
    /** A file that is there, or empty if the user chose none. */
    Optional<Path> open(Request request);

    /** Where to write; that a file there may be replaced was asked. Empty if the user chose none. */
    Optional<Path> save(Request request);

    /**
     * What a dialog asks for.
     *
     * @param name proposed for a file to be written, or empty
     * @param kinds in the order offered, the first one preset; none for files of any kind
     */
    record Request(String title, String name, List<Kind> kinds) {
        public Request {
            kinds = List.copyOf(kinds);
        }

        public static Request anyFile(String title, String name) {
            return new Request(title, name, List.of());
        }
    }

    /** @param pattern such as {@code *.json} */
    record Kind(String label, String pattern) {}
}
