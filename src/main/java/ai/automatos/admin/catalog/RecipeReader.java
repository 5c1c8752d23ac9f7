package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads the test recipe of a type's file. */
final class RecipeReader {
    private RecipeReader() {}

    static @Nullable TestRecipe read(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "http" -> HttpRecipeReader.read(json);
            case "jdbc" -> jdbc(json);
            default -> throw new IllegalArgumentException("test kind " + kind);
        };
    }

    private static TestRecipe jdbc(JsonNode json) {
        return new TestRecipe.Jdbc(
                json.path("summary").asText(),
                json.path("dialect").asText(),
                json.path("host").asText(),
                json.path("port").asText(),
                json.path("database").asText(),
                json.path("user").asText(),
                json.path("password").asText(),
                TypeReader.text(json, "ssl_mode"),
                TypeReader.text(json, "ssl_root_certificate"),
                json.path("query").asText());
    }
}
