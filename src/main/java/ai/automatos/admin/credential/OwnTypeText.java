package ai.automatos.admin.credential;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON of types, rewritten for people. */
final class OwnTypeText {
    private OwnTypeText() {}

    static String pretty(String json) {
        return Json.pretty(read(json));
    }

    /** The same type under another name, whose key is made from that name. */
    static String renamed(ObjectNode completed, String name) {
        ObjectNode type = completed.deepCopy();
        type.remove("key");
        type.put("name", name);
        return type.toString();
    }

    /** What cannot be copied is left out: the key, the popularity, and a test that only shipped types may have. */
    static String copy(String json, Messages messages) {
        ObjectNode type = read(json);
        type.remove("key");
        type.remove("popularity");
        type.put("name", messages.get("type.copy.name", type.path("name").asText()));
        if (type.has("test") && !type.path("test").path("kind").asText().equals("http")) {
            type.remove("test");
            type.put("not_testable", messages.get("type.copy.not_testable"));
        }
        return Json.pretty(type);
    }

    /** @param json an object, as a reader found it */
    private static ObjectNode read(String json) {
        try {
            return (ObjectNode) Json.read(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
