package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Adds to a user's type what the format wants and anybody can guess. Nothing that was written is moved. */
final class LenientType {
    static final String CATEGORY = "custom";

    private LenientType() {}

    /** A completed copy. */
    static ObjectNode complete(ObjectNode written) {
        ObjectNode type = written.deepCopy();
        dropNulls(type);
        String name = type.path("name").asText("");
        addIfMissing(type, "key", TypeKeys.of(name));
        addIfMissing(type, "provider", name.isEmpty() ? CATEGORY : name); // Without a name it is not stored anyway.
        addIfMissing(type, "category", CATEGORY);
        type.path("fields").forEach(field -> {
            if (field instanceof ObjectNode object) {
                completeField(object);
            }
        });
        if (type.path("test") instanceof ObjectNode test) {
            completeTest(test);
        }
        return type;
    }

    private static void completeField(ObjectNode field) {
        dropNulls(field);
        addIfMissing(field, "label", TypeKeys.label(field.path("name").asText("")));
        JsonNode value = field.path("default");
        if (value.isNumber() || value.isBoolean()) {
            field.put("default", value.asText());
        }
        if (field.path("options") instanceof ArrayNode options) {
            for (int i = 0; i < options.size(); i++) {
                if (options.get(i).isNumber() || options.get(i).isBoolean()) {
                    options.set(i, options.get(i).asText());
                }
            }
        }
    }

    private static void completeTest(ObjectNode test) {
        dropNulls(test);
        addIfMissing(test, "kind", "http");
        if (!test.path("kind").asText().equals("http")) {
            return;
        }
        addIfMissing(test, "method", "GET");
        addIfMissing(
                test,
                "summary",
                Shown.of(test.path("method").asText() + " " + test.path("url").asText()));
        if (!test.has("success")) {
            test.putObject("success").putArray("statuses").add(200);
        }
    }

    private static void addIfMissing(ObjectNode object, String name, String value) {
        if (!object.has(name) && !value.isEmpty()) {
            object.put(name, value);
        }
    }

    private static void dropNulls(ObjectNode object) {
        List<String> nulls = new ArrayList<>();
        object.properties().forEach(entry -> {
            if (entry.getValue().isNull()) {
                nulls.add(entry.getKey());
            }
        });
        object.remove(nulls);
    }
}
