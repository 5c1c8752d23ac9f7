package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the test recipe of a type's file. */
final class RecipeReader {
    private static final String KIND = "kind";
    private static final String SUMMARY = "summary";

    private RecipeReader() {}

    static @Nullable TestRecipe read(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        return json.path(KIND).asText().equals("http") ? HttpRecipeReader.read(json) : protocol(json);
    }

    private static TestRecipe protocol(JsonNode json) {
        Map<String, String> parameters = new HashMap<>();
        json.properties().forEach(entry -> {
            if (!entry.getKey().equals(KIND) && !entry.getKey().equals(SUMMARY)) {
                parameters.put(entry.getKey(), entry.getValue().asText());
            }
        });
        return new ProtocolRecipe(json.path(KIND).asText(), json.path(SUMMARY).asText(), parameters);
    }
}
