package ai.automatos.admin.audit.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

/** The files of one computer's journal, by number. */
record JournalFolder(Path path, UUID origin) {
    List<Path> files() throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.getFileName().toString().startsWith(prefix())
                            && file.getFileName().toString().endsWith(".ndjson"))
                    .sorted()
                    .toList();
        }
    }

    Path file(int number) {
        return path.resolve(prefix() + String.format(Locale.ROOT, "%08d", number) + ".ndjson");
    }

    int number(Path file) {
        String name = file.getFileName().toString();
        return Integer.parseInt(name.substring(prefix().length(), name.length() - ".ndjson".length()));
    }

    private String prefix() {
        return "journal-" + origin + "-";
    }
}
