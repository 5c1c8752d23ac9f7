package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.HttpRecipe.Predicate;
import ai.automatos.admin.catalog.HttpRecipe.Success;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes answers that satisfy an exchange, or that contradict it. */
final class PlayedAnswer {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PlayedAnswer() {}

    /** @param taken what the answer gives for later requests, by name */
    static PlayedService.Answer right(HttpRecipe recipe, Exchange exchange, Map<String, String> taken) {
        Success success = exchange.success();
        Map<String, JsonNode> at = new LinkedHashMap<>();
        Predicate predicate = success.predicate();
        if (predicate != null && wanted(predicate) != null) {
            at.put(predicate.path(), wanted(predicate));
        }
        exchange.take().forEach((name, path) -> at.put(path, TextNode.valueOf(taken.get(name))));
        if (recipe.identity() != null) {
            new Template(recipe.identity())
                    .fields()
                    .forEach(path -> at.putIfAbsent(path, TextNode.valueOf("Who-" + path)));
        }
        String body = at.isEmpty() && success.text() != null ? success.text() : tree(at).toString();
        return new PlayedService.Answer(success.statuses().iterator().next(), body);
    }

    /** Of an accepted status, but saying otherwise; null where the status alone decides. */
    static PlayedService.@Nullable Answer wrong(Exchange exchange) {
        Predicate predicate = exchange.success().predicate();
        int status = exchange.success().statuses().iterator().next();
        if (predicate == null) {
            boolean decides =
                    exchange.success().text() != null || !exchange.take().isEmpty();
            return decides ? new PlayedService.Answer(status, "{\"unrelated\":1}") : null;
        }
        Map<String, JsonNode> at = new LinkedHashMap<>();
        switch (predicate.test()) {
            case ABSENT, NOT_EQUALS ->
                at.put(predicate.path(), predicate.value() == null ? TextNode.valueOf("no") : predicate.value());
            case NOT_CONTAINS -> at.put(predicate.path(), NODES.arrayNode().add(predicate.value()));
            case EQUALS, PRESENT, TRUTHY -> at.put("unrelated", NODES.booleanNode(true));
        }
        return new PlayedService.Answer(status, tree(at).toString());
    }

    private static @Nullable JsonNode wanted(Predicate predicate) {
        return switch (predicate.test()) {
            case EQUALS -> predicate.value();
            case PRESENT, TRUTHY -> TextNode.valueOf("there");
            case NOT_CONTAINS -> NODES.arrayNode();
            case ABSENT, NOT_EQUALS -> null;
        };
    }

    /** Longer paths first: what stands inside makes what is around it. */
    private static JsonNode tree(Map<String, JsonNode> at) {
        List<String> paths = new ArrayList<>(at.keySet());
        boolean list = !paths.isEmpty() && paths.stream().allMatch(path -> path.matches("\\d.*"));
        JsonNode root = list ? NODES.arrayNode() : NODES.objectNode();
        paths.stream()
                .sorted((one, other) -> other.split("\\.").length - one.split("\\.").length)
                .forEach(path -> put(root, List.of(path.split("\\.")), at.get(path)));
        return root;
    }

    private static void put(JsonNode node, List<String> path, JsonNode value) {
        String step = path.get(0);
        boolean last = path.size() == 1;
        JsonNode child = JsonPath.at(node, step);
        if (last && child.isMissingNode()) {
            set(node, step, value);
        } else if (!last) {
            if (!child.isContainerNode()) {
                child = path.get(1).matches("\\d+") ? NODES.arrayNode() : NODES.objectNode();
                set(node, step, child);
            }
            put(child, path.subList(1, path.size()), value);
        }
    }

    private static void set(JsonNode node, String step, JsonNode value) {
        if (node instanceof ArrayNode array) {
            while (array.size() <= Integer.parseInt(step)) {
                array.add(NODES.objectNode());
            }
            array.set(Integer.parseInt(step), value);
        } else {
            ((ObjectNode) node).set(step, value);
        }
    }

    /** What the recipe's sentence says of these answers, the newest first. */
    static String identity(HttpRecipe recipe, List<PlayedService.Answer> newestFirst) {
        return new Template(recipe.identity())
                .fill(path -> newestFirst.stream()
                        .map(answer -> JsonPath.at(json(answer.body()), path))
                        .filter(JsonNode::isValueNode)
                        .map(JsonNode::asText)
                        .findFirst())
                .orElseThrow();
    }

    private static JsonNode json(String text) {
        try {
            return Json.read(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            return NODES.missingNode();
        }
    }
}
