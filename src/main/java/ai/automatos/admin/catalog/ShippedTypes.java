package ai.automatos.admin.catalog;

import ai.automatos.admin.common.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The types that come with the program, one JSON file each under {@code catalog/types}. Nothing is read before it is
 * asked for: first the index, then the file of a type that is opened.
 */
public final class ShippedTypes implements TypeCatalog {
    private static final String FOLDER = "/catalog/types/";

    private final Map<String, CredentialType> types = new ConcurrentHashMap<>();
    private volatile @Nullable Index index;

    @Override
    public List<TypeSummary> all() {
        return index().all();
    }

    @Override
    public Optional<CredentialType> find(String key) {
        CatalogIndex.@Nullable Entry entry = index().byKey().get(key);
        return entry == null ? Optional.empty() : Optional.of(types.computeIfAbsent(key, wanted -> type(entry.path())));
    }

    @Override
    public Optional<TypeSummary> summary(String key) {
        return Optional.ofNullable(index().byKey().get(key)).map(CatalogIndex.Entry::type);
    }

    @Override
    public Optional<String> source(String key) {
        CatalogIndex.@Nullable Entry entry = index().byKey().get(key);
        return entry == null
                ? Optional.empty()
                : Optional.of(read(entry.path(), in -> new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }

    private Index index() {
        @Nullable Index known = index;
        if (known == null) {
            known = read(CatalogIndex.NAME, in -> Index.of(CatalogIndex.read(in)));
            index = known; // Two threads may read it at once; both find the same.
        }
        return known;
    }

    private static CredentialType type(String path) {
        return read(path, in -> TypeReader.read(Json.mapper().readTree(in)));
    }

    private static <T> T read(String path, Reading<T> reading) {
        try (InputStream in = ShippedTypes.class.getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                throw new IllegalStateException("missing " + path);
            }
            return reading.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private interface Reading<T> {
        T read(InputStream in) throws IOException;
    }

    private record Index(List<TypeSummary> all, Map<String, CatalogIndex.Entry> byKey) {
        static Index of(List<CatalogIndex.Entry> entries) {
            return new Index(
                    entries.stream().map(CatalogIndex.Entry::type).toList(),
                    entries.stream()
                            .collect(Collectors.toMap(entry -> entry.type().key(), Function.identity())));
        }
    }
}
