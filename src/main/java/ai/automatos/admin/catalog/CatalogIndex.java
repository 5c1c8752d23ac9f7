package ai.automatos.admin.catalog;

import ai.automatos.admin.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of every shipped type without opening its file: one line each, its columns between tabs, written by the
 * build from the files themselves. No JSON, for it is read on the way to the first window.
 */
final class CatalogIndex {
    private static final String COLUMN = "\t";
    private static final String WORD = "|";
    static final String NAME = "index.tsv";

    private static final Comparator<Entry> BY_CATEGORY_AND_NAME = Comparator.comparing(
                    (Entry entry) -> entry.type().category())
            .thenComparing(entry -> entry.type().name(), String.CASE_INSENSITIVE_ORDER)
            .thenComparing(entry -> entry.type().key());

    private CatalogIndex() {}

    /** The build's step. @param arguments the folder of types, and the index to write */
    public static void main(String[] arguments) throws IOException {
        Path index = Path.of(arguments[1]);
        Files.createDirectories(index.toAbsolutePath().getParent());
        Files.writeString(
                index, of(Path.of(arguments[0])).stream().map(Entry::line).collect(Collectors.joining("\n")));
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
        List<Entry> entries = new ArrayList<>();
        for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
            entries.add(Entry.of(line));
        }
        return entries;
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
    record Entry(String path, TypeSummary type) {
        private static Entry of(String line) {
            String[] columns = line.split(COLUMN, -1);
            return new Entry(
                    columns[0],
                    new TypeSummary(
                            columns[1],
                            columns[2],
                            columns[3],
                            columns[4],
                            columns[5].isEmpty() ? List.of() : List.of(columns[5].split("\\|")),
                            Integer.parseInt(columns[6]),
                            Boolean.parseBoolean(columns[7]),
                            Integer.parseInt(columns[8]),
                            Integer.parseInt(columns[9])));
        }

        private String line() {
            String capabilities = String.join(WORD, type.capabilities());
            List<Object> columns = List.of(
                    path,
                    type.key(),
                    type.name(),
                    type.provider(),
                    type.category(),
                    capabilities,
                    type.popularity(),
                    type.testable(),
                    type.required(),
                    type.optional());
            String line = columns.stream().map(String::valueOf).collect(Collectors.joining(COLUMN));
            if (!of(line).equals(this)) {
                throw new IllegalStateException("a tab or bar in the type " + type.key());
            }
            return line;
        }
    }
}
