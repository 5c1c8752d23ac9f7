package ai.automatos.admin.catalog;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known of every shipped type without opening its file: one JSON list, written by the build from the files
 * themselves.
 */
final class CatalogIndex {
    static final String NAME = "index.json";

    private static final Comparator<Entry> BY_CATEGORY_AND_NAME = Comparator.comparing(
                    (Entry entry) -> entry.type().category())
            .thenComparing(entry -> entry.type().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(entry -> entry.type().key());

    private CatalogIndex() {}

    /** The build's step. @param arguments the folder of types, and the index to write */
    public static void main(String[] arguments) throws IOException {
        Path index = Path.of(arguments[1]);
        Files.createDirectories(index.toAbsolutePath().getParent());
        Files.writeString(index, Json.write(of(Path.of(arguments[0]))));
    }

    static List<Entry> of(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(".json"))
                    .filter(file -> !file.endsWith(NAME))
                    .map(file -> entry(folder, file))
                    .sorted(BY_CATEGORY_AND_NAME)
                    .toList();
        }
    }

    static List<Entry> read(InputStream in) throws IOException {
        return Json.mapper().readValue(in, new TypeReference<List<Entry>>() {});
    }

    private static Entry entry(Path folder, Path file) {
        try {
            CredentialType type = TypeReader.read(Json.read(Files.readString(file)));
            return new Entry(folder.relativize(file).toString().replace('\\', '/'), TypeSummary.of(type));
        } catch (IOException | RuntimeException e) {
            throw new UncheckedIOException(new IOException("cannot read the type in " + file, e));
        }
    }

    /** @param path of the type's file below the folder of types */
    record Entry(String path, TypeSummary type) {}
}
