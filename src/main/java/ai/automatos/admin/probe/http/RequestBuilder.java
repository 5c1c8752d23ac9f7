package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Fills a recipe with values. A value can neither add a header nor change the host that a recipe names. */
final class RequestBuilder {
    private final TestRecipe.Http recipe;
    private final FieldValues values;
    private final Messages messages;

    RequestBuilder(TestRecipe.Http recipe, FieldValues values, Messages messages) {
        this.recipe = recipe;
        this.values = values;
        this.messages = messages;
    }

    /** @throws ProbeFailure with {@link Diagnosis#INVALID_INPUT} if a value cannot be sent */
    OutboundRequest build() throws ProbeFailure {
        Map<String, String> headers = headers();
        byte[] body = new byte[0];
        if (recipe.body() != null) {
            body = Json.write(filled(recipe.body())).getBytes(StandardCharsets.UTF_8);
            headers.putIfAbsent("Content-Type", "application/json");
        }
        return new OutboundRequest(recipe.method(), address(), headers, body);
    }

    private Map<String, String> headers() throws ProbeFailure {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        for (Map.Entry<String, String> header : recipe.headers().entrySet()) {
            Template template = new Template(header.getValue());
            Optional<String> value = template.fill(values::get);
            if (value.isPresent()) {
                refuseUnprintable(template, value.get());
                headers.put(header.getKey(), value.get());
            }
        }
        TestRecipe.Basic basic = recipe.basic();
        if (basic != null) {
            String user = new Template(basic.user()).fill(values::get).orElse("");
            String password = new Template(basic.password()).fill(values::get).orElse("");
            byte[] login = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        }
        return headers;
    }

    /** A line break would start a header of the value's own; other characters a header cannot carry (RFC 9110, 5.5). */
    private void refuseUnprintable(Template template, String header) throws ProbeFailure {
        if (header.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return;
        }
        String culprit = template.fields().stream()
                .filter(field -> values.get(field).orElse("").chars().anyMatch(c -> c < ' ' || c > '~'))
                .findFirst()
                .orElse(template.text());
        throw invalid("probe.detail.not_for_header", culprit);
    }

    private URI address() throws ProbeFailure {
        Template template = new Template(recipe.url());
        Optional<String> base = template.leadingField();
        if (base.isPresent() && values.get(base.get()).isPresent()) {
            checked(values.get(base.get()).get(), base.get());
        }
        Optional<String> filled = template.fill(field ->
                values.get(field).map(value -> base.equals(Optional.of(field)) ? withoutSlash(value) : encode(value)));
        if (filled.isEmpty()) {
            String missing = template.fields().stream()
                    .filter(field -> values.get(field).isEmpty())
                    .findFirst()
                    .orElseThrow();
            throw invalid("violation.required", missing);
        }
        StringJoiner query = new StringJoiner("&");
        for (Map.Entry<String, String> entry : recipe.query().entrySet()) {
            new Template(entry.getValue())
                    .fill(values::get)
                    .ifPresent(value -> query.add(encode(entry.getKey()) + "=" + encode(value)));
        }
        String separator = query.length() == 0 ? "" : filled.get().contains("?") ? "&" : "?";
        return checked(filled.get() + separator + query, base.orElse(""));
    }

    private URI checked(String text, String baseField) throws ProbeFailure {
        try {
            URI address = new URI(text);
            String scheme = String.valueOf(address.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (web && address.getHost() != null && address.getUserInfo() == null && address.getFragment() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            throw invalid("probe.detail.not_an_address", baseField);
        }
        throw invalid("probe.detail.not_an_address", baseField);
    }

    private ProbeFailure invalid(String message, String field) {
        return new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get(message, values.label(field)));
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode filled(JsonNode node) {
        if (node.isTextual()) {
            return new Template(node.asText())
                    .fill(values::get)
                    .<JsonNode>map(JsonNodeFactory.instance::textNode)
                    .orElse(JsonNodeFactory.instance.missingNode());
        }
        if (node.isObject()) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(entry -> {
                JsonNode value = filled(entry.getValue());
                if (!value.isMissingNode()) {
                    copy.set(entry.getKey(), value);
                }
            });
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> {
                JsonNode value = filled(item);
                if (!value.isMissingNode()) {
                    copy.add(value);
                }
            });
            return copy;
        }
        return node;
    }
}
