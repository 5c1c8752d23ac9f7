package ai.automatos.admin.probe.http;

import com.fasterxml.jackson.databind.JsonNode;

/** Dotted paths into JSON: {@code error.code}, {@code errors.0.message}. */
final class JsonPath {
    private JsonPath() {}

    /** The node at the path; a missing node if there is none. */
    static JsonNode at(JsonNode root, String path) {
        JsonNode node = root;
        for (String step : path.split("\\.", -1)) {
            boolean index = !step.isEmpty() && step.length() < 6 && step.chars().allMatch(c -> c >= '0' && c <= '9');
            node = node.isArray() && index ? node.path(Integer.parseInt(step)) : node.path(step);
        }
        return node;
    }
}
