package ai.automatos.admin.catalog;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The types that come with the program, one JSON file each under {@code catalog/types}. Starting reads the index alone;
 * a file is read when its type is first asked for.
 */
public final class ShippedTypes implements TypeCatalog {
    private static final String FOLDER = "/catalog/types/";
    private static final Comparator<CredentialType> BY_CATEGORY_AND_NAME =
            Comparator.comparing(CredentialType::category).thenComparing(CredentialType::name);

    private final Map<String, String> pathByKey;
    private final Map<String, CredentialType> types = new ConcurrentHashMap<>();

    public ShippedTypes() {
        Map<String, String> paths = new TreeMap<>();
        for (JsonNode path : read(FOLDER + "index.json")) {
            String text = path.asText();
            paths.put(text.substring(text.lastIndexOf('/') + 1, text.length() - ".json".length()), text);
        }
        pathByKey = Map.copyOf(paths);
    }

    @Override
    public List<CredentialType> all() {
        return pathByKey.keySet().stream()
                .map(this::type)
                .sorted(BY_CATEGORY_AND_NAME)
                .toList();
    }

    @Override
    public Optional<CredentialType> find(String key) {
        return pathByKey.containsKey(key) ? Optional.of(type(key)) : Optional.empty();
    }

    private CredentialType type(String key) {
        return types.computeIfAbsent(key, wanted -> TypeReader.read(read(FOLDER + pathByKey.get(wanted))));
    }

    private static JsonNode read(String resource) {
        try (InputStream in = ShippedTypes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("missing " + resource);
            }
            return Json.mapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
