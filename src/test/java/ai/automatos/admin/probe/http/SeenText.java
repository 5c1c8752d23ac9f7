package ai.automatos.admin.probe.http;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a server reads out of a request: everything as it is, and decoded. */
record SeenText(PlayedService.Request request) {
    private static final Pattern TOKEN = Pattern.compile("[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}");

    boolean inRequestLine(String value) {
        return request.uri().contains(value) || decoded(request.uri()).contains(value);
    }

    boolean holds(String value) {
        return texts().stream().anyMatch(text -> text.contains(value));
    }

    /** Whatever has the form of RFC 7515's compact serialization. */
    List<String> tokens() {
        return texts().stream()
                .flatMap(text -> TOKEN.matcher(text).results())
                .map(MatchResult::group)
                .toList();
    }

    private List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(
                request.uri(),
                decoded(request.uri()),
                request.body(),
                decoded(request.body()),
                request.body().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")));
        request.headers()
                .values()
                .forEach(values -> values.forEach(value -> {
                    texts.add(value);
                    if (value.startsWith("Basic ")) {
                        base64(value.substring(6), texts);
                    }
                }));
        for (MatchResult token :
                texts.stream().flatMap(text -> TOKEN.matcher(text).results()).toList()) {
            for (String part : token.group().split("\\.")) {
                base64(part, texts);
            }
        }
        try {
            leaves(Json.read(request.body()), texts);
        } catch (JsonProcessingException e) {
            // Not JSON, then.
        }
        return texts;
    }

    private static void base64(String text, List<String> texts) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            texts.add(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // It only looked like Base64.
        }
    }

    private static void leaves(JsonNode node, List<String> texts) {
        if (node.isValueNode()) {
            texts.add(node.asText());
        }
        node.forEach(child -> leaves(child, texts));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
