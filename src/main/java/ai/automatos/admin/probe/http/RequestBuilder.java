package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/** Fills a recipe with values. A value can neither add a header nor change the host that a recipe names. */
final class RequestBuilder {
    /** RFC 9110, 5.6.2, without the rarer signs. */
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private static final String FORM = "application/x-www-form-urlencoded";

    private final HttpRecipe.Request recipe;
    private final RequestValues values;
    private final Messages messages;

    RequestBuilder(HttpRecipe.Request recipe, RequestValues values, Messages messages) {
        this.recipe = recipe;
        this.values = values;
        this.messages = messages;
        values.define("method", () -> Optional.of(recipe.method()));
        values.define("body", () -> Optional.of(body()));
        values.define("url", () -> address(false).map(URI::toString));
        values.define("host", () -> address(false).map(URI::getHost));
        values.define("path", () -> address(false).map(URI::getRawPath));
        values.define(
                "query_string",
                () -> Optional.of(address(false).map(URI::getRawQuery).orElse("")));
    }

    /** @throws ProbeFailure with {@link Diagnosis#INVALID_INPUT} if a value is missing or cannot be sent */
    OutboundRequest build() throws ProbeFailure {
        try {
            Optional<URI> address = address(true);
            if (address.isEmpty()) {
                throw invalid("violation.required", new AddressTemplate(recipe.url(), values).missing());
            }
            Map<String, String> headers = headers();
            byte[] body = body().getBytes(StandardCharsets.UTF_8);
            OutboundRequest plain = new OutboundRequest(recipe.method(), address.get(), headers, body);
            return recipe.signing() == null ? plain : signed(plain, recipe.signing());
        } catch (UnusableValueException e) {
            boolean partOfAddress = new Template(recipe.url()).fields().contains(e.field());
            throw invalid(partOfAddress ? "probe.detail.not_an_address" : "probe.detail.unusable", e.field());
        }
    }

    private OutboundRequest signed(OutboundRequest plain, HttpRecipe.Signing signing) {
        if (signing instanceof HttpRecipe.AwsSigV4 aws) {
            return new AwsSigner(aws, values).sign(plain);
        }
        if (signing instanceof HttpRecipe.OAuth1 oauth) {
            Map<String, String> form =
                    recipe.body() instanceof HttpRecipe.FormBody entries ? filled(entries.entries()) : Map.of();
            return new OAuth1Signer(oauth, values).sign(plain, form);
        }
        return plain; // Digest answers a challenge; the server has not given one yet.
    }

    private Map<String, String> headers() throws ProbeFailure {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        if (recipe.body() instanceof HttpRecipe.JsonBody) {
            headers.put("Content-Type", "application/json");
        } else if (recipe.body() instanceof HttpRecipe.FormBody) {
            headers.put("Content-Type", FORM);
        }
        for (Map.Entry<String, String> header : recipe.headers().entrySet()) {
            Template template = new Template(header.getValue());
            Optional<String> value = template.fill(values::get);
            if (value.isPresent()) {
                refuseUnprintable(template, value.get());
                headers.put(headerName(header.getKey()), value.get());
            }
        }
        HttpRecipe.Login basic = recipe.basic();
        if (basic != null) {
            String login = text(basic.user()) + ":" + text(basic.password());
            if (!login.equals(":")) {
                byte[] bytes = login.getBytes(StandardCharsets.UTF_8);
                headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(bytes));
            }
        }
        return headers;
    }

    /** A recipe may let the user name the header. */
    private String headerName(String template) {
        String name = text(template);
        if (!HEADER_NAME.matcher(name).matches()) {
            throw new UnusableValueException(
                    new Template(template).fields().stream().findFirst().orElse(template));
        }
        return name;
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

    /** @param whole with the query entries that are computed from the rest */
    private Optional<URI> address(boolean whole) {
        StringJoiner query = new StringJoiner("&");
        recipe.query().forEach((name, template) -> {
            boolean late = new Template(template).fields().stream().anyMatch(values::isSigned);
            if (whole || !late) {
                new Template(template)
                        .fill(values::get)
                        .ifPresent(value ->
                                query.add(AddressTemplate.encode(text(name)) + "=" + AddressTemplate.encode(value)));
            }
        });
        AddressTemplate template = new AddressTemplate(recipe.url(), values);
        return template.fill().map(base -> {
            String separator = query.length() == 0 ? "" : base.contains("?") ? "&" : "?";
            return AddressTemplate.checked(base + separator + query, template.suspect());
        });
    }

    private String body() {
        if (recipe.body() instanceof HttpRecipe.JsonBody body) {
            return Json.write(new JsonTemplate(body.json()).fill(this::filled));
        }
        if (recipe.body() instanceof HttpRecipe.FormBody body) {
            StringJoiner form = new StringJoiner("&");
            filled(body.entries())
                    .forEach((name, value) ->
                            form.add(AddressTemplate.encode(name) + "=" + AddressTemplate.encode(value)));
            return form.toString();
        }
        return recipe.body() instanceof HttpRecipe.TextBody body ? text(body.text()) : "";
    }

    private Map<String, String> filled(Map<String, String> templates) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) ->
                new Template(template).fill(values::get).ifPresent(value -> filled.put(name, value)));
        return filled;
    }

    private JsonNode filled(String text) {
        return new Template(text)
                .fill(values::get)
                .<JsonNode>map(JsonNodeFactory.instance::textNode)
                .orElse(JsonNodeFactory.instance.missingNode());
    }

    /** An empty placeholder leaves nothing behind. */
    private String text(String template) {
        return new Template(template)
                .fill(name -> Optional.of(values.get(name).orElse("")))
                .orElse("");
    }

    private ProbeFailure invalid(String message, String field) {
        return new ProbeFailure(
                Diagnosis.INVALID_INPUT, messages.get(message, values.fields().label(field)));
    }
}
