package ai.automatos.admin.probe.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** JSON whose texts are templates. */
record JsonTemplate(JsonNode root) {
    /** @param texts what becomes of a text; where it gives a missing node, the property or item is left out */
    JsonNode fill(Function<String, JsonNode> texts) {
        return fill(root, texts);
    }

    private static JsonNode fill(JsonNode node, Function<String, JsonNode> texts) {
        if (node.isTextual()) {
            return texts.apply(node.asText());
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> {
                JsonNode value = fill(entry.getValue(), texts);
                if (!value.isMissingNode()) {
                    copy.set(entry.getKey(), value);
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> {
                JsonNode value = fill(item, texts);
                if (!value.isMissingNode()) {
                    copy.add(value);
                }
            });
            return copy;
        }
        return node;
    }
}
