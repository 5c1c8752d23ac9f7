package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
            case "http" -> http(json);
            case "jdbc" -> jdbc(json);
            default -> throw new IllegalArgumentException("test kind " + kind);
        };
    }

    private static TestRecipe http(JsonNode json) {
        JsonNode basic = json.path("basic");
        String identity = TypeReader.text(json, "identity");
        return new TestRecipe.Http(
                json.path("summary").asText(),
                json.path("method").asText(),
                json.path("url").asText(),
                TypeReader.textMap(json.path("headers")),
                TypeReader.textMap(json.path("query")),
                basic.isMissingNode()
                        ? null
                        : new TestRecipe.Basic(
                                basic.path("user").asText(),
                                basic.path("password").asText()),
                json.get("body"),
                success(json.path("success")),
                identity == null ? null : new TestRecipe.Identity(identity),
                hints(json.path("hints")));
    }

    private static TestRecipe.Success success(JsonNode json) {
        Set<Integer> statuses = new LinkedHashSet<>();
        json.path("statuses").forEach(status -> statuses.add(status.asInt()));
        JsonNode predicate = json.path("predicate");
        return new TestRecipe.Success(statuses, predicate.isMissingNode() ? null : predicate(predicate));
    }

    private static TestRecipe.Predicate predicate(JsonNode json) {
        String test = json.path("test").asText().toUpperCase(Locale.ROOT);
        return new TestRecipe.Predicate(
                json.path("path").asText(), TestRecipe.Predicate.Test.valueOf(test), json.get("value"));
    }

    private static List<TestRecipe.Hint> hints(JsonNode json) {
        List<TestRecipe.Hint> hints = new ArrayList<>();
        for (JsonNode hint : json) {
            hints.add(new TestRecipe.Hint(
                    hint.path("path").asText(),
                    hint.path("equals").asText(),
                    hint.path("diagnosis").asText().toUpperCase(Locale.ROOT)));
        }
        return List.copyOf(hints);
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
