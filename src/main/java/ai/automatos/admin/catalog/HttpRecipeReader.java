package ai.automatos.admin.catalog;

import ai.automatos.admin.catalog.HttpRecipe.Body;
import ai.automatos.admin.catalog.HttpRecipe.Computed;
import ai.automatos.admin.catalog.HttpRecipe.Exchange;
import ai.automatos.admin.catalog.HttpRecipe.KeyFormat;
import ai.automatos.admin.catalog.HttpRecipe.Login;
import ai.automatos.admin.catalog.HttpRecipe.Predicate;
import ai.automatos.admin.catalog.HttpRecipe.Request;
import ai.automatos.admin.catalog.HttpRecipe.Signing;
import ai.automatos.admin.catalog.HttpRecipe.Success;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a test of the kind {@code http} that the schema has no objection to. */
final class HttpRecipeReader {
    private HttpRecipeReader() {}

    static HttpRecipe read(JsonNode json) {
        List<Exchange> logins = new ArrayList<>();
        json.path("before").forEach(login -> logins.add(exchange(login)));
        List<HttpRecipe.Hint> hints = new ArrayList<>();
        json.path("hints")
                .forEach(hint -> hints.add(new HttpRecipe.Hint(
                        hint.has("status") ? hint.path("status").asInt() : null,
                        TypeReader.text(hint, "path"),
                        TypeReader.text(hint, "equals"),
                        TypeReader.text(hint, "text"),
                        hint.path("diagnosis").asText().toUpperCase(Locale.ROOT))));
        return new HttpRecipe(
                json.path("summary").asText(),
                json.path("uses_quota").asBoolean(),
                TypeReader.texts(json.path("needs")),
                TypeReader.texts(json.path("login_fields")),
                logins,
                exchange(json),
                json.has("then") ? exchange(json.path("then")) : null,
                TypeReader.text(json, "identity"),
                told(json),
                json.has("client_certificate") ? clientCertificate(json.path("client_certificate")) : null,
                hints);
    }

    private static HttpRecipe.ClientCertificate clientCertificate(JsonNode json) {
        return new HttpRecipe.ClientCertificate(
                json.path("certificate").asText(),
                json.path("private_key").asText(),
                json.path("passphrase").asText(),
                json.path("ca_certificate").asText());
    }

    private static HttpRecipe.Told told(JsonNode json) {
        JsonNode scopes = json.path("scopes");
        JsonNode expires = json.path("expires");
        return new HttpRecipe.Told(
                scopes.isMissingNode()
                        ? null
                        : new HttpRecipe.Scopes(
                                source(scopes),
                                scopes.path("separator").asText(" "),
                                TypeReader.texts(json.path("needs_scopes"))),
                expires.isMissingNode()
                        ? null
                        : new HttpRecipe.Expiry(
                                source(expires),
                                HttpRecipe.ExpiryFormat.valueOf(
                                        expires.path("format").asText().toUpperCase(Locale.ROOT))));
    }

    private static HttpRecipe.Source source(JsonNode json) {
        return new HttpRecipe.Source(
                TypeReader.text(json, "header"), TypeReader.text(json, "path"), TypeReader.text(json, "value"));
    }

    private static Exchange exchange(JsonNode json) {
        return new Exchange(request(json), success(json.path("success")), TypeReader.textMap(json.path("take")));
    }

    private static Request request(JsonNode json) {
        Map<String, Computed> computed = new LinkedHashMap<>();
        json.path("values").properties().forEach(entry -> computed.put(entry.getKey(), computed(entry.getValue())));
        return new Request(
                json.path("method").asText("GET"),
                json.path("url").asText(),
                TypeReader.textMap(json.path("headers")),
                TypeReader.textMap(json.path("query")),
                json.has("basic") ? login(json.path("basic")) : null,
                body(json),
                computed,
                json.has("sign") ? signing(json.path("sign")) : null);
    }

    private static Body body(JsonNode json) {
        if (json.has("body")) {
            return new HttpRecipe.JsonBody(json.path("body"));
        }
        if (json.has("form")) {
            return new HttpRecipe.FormBody(TypeReader.textMap(json.path("form")));
        }
        return json.has("text") ? new HttpRecipe.TextBody(json.path("text").asText()) : new HttpRecipe.NoBody();
    }

    private static Login login(JsonNode json) {
        return new Login(json.path("user").asText(), json.path("password").asText());
    }

    private static Computed computed(JsonNode json) {
        KeyFormat format = format(json, "key_format");
        String kind = json.path("kind").asText();
        return switch (kind) {
            case "jwt" ->
                new HttpRecipe.Jwt(
                        json.path("algorithm").asText(),
                        json.path("header"),
                        json.path("claims"),
                        json.path("key").asText(),
                        format);
            case "mac", "digest" ->
                new HttpRecipe.Mac(
                        json.path("algorithm").asText(),
                        json.path("key").asText(),
                        format,
                        json.path("message").asText(),
                        format(json, "message_format"),
                        json.path("encoding").asText(),
                        json.path("prefix").asText());
            case "signature" ->
                new HttpRecipe.Signed(
                        json.path("algorithm").asText(),
                        json.path("key").asText(),
                        json.path("passphrase").asText(),
                        json.path("message").asText());
            case "part" ->
                new HttpRecipe.Part(
                        json.path("field").asText(),
                        json.path("separator").asText(),
                        json.path("index").asInt(-1),
                        json.path("name").asText(),
                        TypeReader.text(json, "otherwise"));
            case "claim" ->
                new HttpRecipe.Claim(
                        json.path("field").asText(), json.path("name").asText());
            case "time" ->
                new HttpRecipe.Time(
                        HttpRecipe.TimeFormat.valueOf(
                                json.path("format").asText().toUpperCase(Locale.ROOT)),
                        json.path("plus_seconds").asLong());
            default -> throw new IllegalArgumentException("computed value " + kind);
        };
    }

    private static KeyFormat format(JsonNode json, String property) {
        return KeyFormat.valueOf(json.path(property).asText("text").toUpperCase(Locale.ROOT));
    }

    private static Signing signing(JsonNode json) {
        String scheme = json.path("scheme").asText();
        return switch (scheme) {
            case "aws_sigv4" ->
                new HttpRecipe.AwsSigV4(
                        json.path("service").asText(),
                        json.path("region").asText(),
                        json.path("access_key").asText(),
                        json.path("secret_key").asText(),
                        json.path("session_token").asText());
            case "oauth1" ->
                new HttpRecipe.OAuth1(
                        json.path("method").asText(),
                        json.path("consumer_key").asText(),
                        json.path("consumer_secret").asText(),
                        json.path("token").asText(),
                        json.path("token_secret").asText(),
                        json.path("realm").asText());
            case "digest" -> new HttpRecipe.Digest(login(json));
            default -> throw new IllegalArgumentException("signing scheme " + scheme);
        };
    }

    private static Success success(JsonNode json) {
        Set<Integer> statuses = new LinkedHashSet<>();
        json.path("statuses").forEach(status -> statuses.add(status.asInt()));
        if (statuses.isEmpty()) {
            statuses.add(200);
        }
        return new Success(statuses, predicate(json.path("predicate")), TypeReader.text(json, "text"));
    }

    private static @Nullable Predicate predicate(JsonNode json) {
        if (json.isMissingNode()) {
            return null;
        }
        String test = json.path("test").asText().toUpperCase(Locale.ROOT);
        return new Predicate(json.path("path").asText(), Predicate.Test.valueOf(test), json.get("value"));
    }
}
