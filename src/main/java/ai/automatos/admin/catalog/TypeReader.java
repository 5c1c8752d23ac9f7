package ai.automatos.admin.catalog;

import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.InputSpec.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a type from JSON that {@link TypeSchema} has no objection to. */
final class TypeReader {
    private TypeReader() {}

    static CredentialType read(JsonNode json) {
        List<FieldSpec> fields = new ArrayList<>();
        json.path("fields").forEach(field -> fields.add(field(field)));
        List<String> environment = new ArrayList<>();
        json.path("environment").fieldNames().forEachRemaining(environment::add);
        JsonNode links = json.path("links");
        return new CredentialType(
                json.path("key").asText(),
                json.path("name").asText(),
                json.path("provider").asText(),
                json.path("category").asText(),
                texts(json.path("capabilities")),
                json.path("description").asText(),
                fields,
                RecipeReader.read(json.path("test")),
                text(json, "not_testable"),
                environment,
                json.path("popularity").asInt(),
                new CredentialType.Links(text(links, "documentation"), text(links, "obtain"), text(links, "setup")),
                texts(json.path("steps")),
                oauth(json.path("oauth2")),
                true);
    }

    private static @Nullable OAuthClient oauth(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new OAuthClient(
                        json.path("authorize_url").asText(),
                        json.path("token_url").asText(),
                        texts(json.path("scopes")),
                        json.path("client_auth").asText().equals("basic"),
                        textMap(json.path("parameters")));
    }

    private static FieldSpec field(JsonNode json) {
        String name = json.path("name").asText();
        return new FieldSpec(
                name,
                json.path("label").asText(name),
                input(json),
                json.path("required").asBoolean(),
                text(json, "default"),
                text(json, "placeholder"),
                json.path("help").asText(),
                shownWhen(json.path("shown_when")));
    }

    static InputSpec input(JsonNode json) {
        Kind kind = kind(json.path("type").asText());
        return new InputSpec(
                kind,
                texts(json.path("options")),
                number(json, "minimum"),
                number(json, "maximum"),
                json.path("maximum_bytes").asInt(InputSpec.DEFAULT_MAXIMUM_BYTES),
                text(json, "pattern"),
                kind == Kind.SECRET || json.path("secure").asBoolean());
    }

    private static Kind kind(String type) {
        return switch (type) {
            case "string" -> Kind.TEXT;
            case "password" -> Kind.SECRET;
            case "number" -> Kind.NUMBER;
            case "boolean" -> Kind.FLAG;
            case "url" -> Kind.URL;
            case "select" -> Kind.CHOICE;
            case "multiline" -> Kind.MULTILINE;
            case "json" -> Kind.JSON;
            default -> throw new IllegalArgumentException("field type " + type);
        };
    }

    private static FieldSpec.@Nullable ShownWhen shownWhen(JsonNode json) {
        return json.isMissingNode()
                ? null
                : new FieldSpec.ShownWhen(json.path("field").asText(), Set.copyOf(texts(json.path("values"))));
    }

    static @Nullable String text(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).asText() : null;
    }

    static Map<String, String> textMap(JsonNode json) {
        Map<String, String> map = new LinkedHashMap<>();
        json.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    private static @Nullable Long number(JsonNode json, String name) {
        return json.hasNonNull(name) ? json.get(name).asLong() : null;
    }

    static List<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        array.forEach(item -> texts.add(item.asText()));
        return List.copyOf(texts);
    }
}
