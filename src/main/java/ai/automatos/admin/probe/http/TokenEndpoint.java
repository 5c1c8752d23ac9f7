package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.OAuthClient;
import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.OutboundHttp;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.net.OutboundRequest;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Asks an OAuth 2.0 token address (RFC 6749, sections 4.1.3 and 6; PKCE as RFC 7636): once with the code that a user's
 * sign-in brought, later with the refresh token. Texts of failures are capped and hold no secret. Thread-safe.
 */
public final class TokenEndpoint {
    /** What the error words of RFC 6749, 5.2 mean here. */
    private static final Map<String, Diagnosis> ERRORS = Map.of(
            "invalid_grant", Diagnosis.AUTHENTICATION_FAILED,
            "access_denied", Diagnosis.AUTHENTICATION_FAILED,
            "invalid_client", Diagnosis.INVALID_KEY,
            "unauthorized_client", Diagnosis.INVALID_KEY,
            "invalid_scope", Diagnosis.PERMISSION_DENIED,
            "unsupported_grant_type", Diagnosis.WRONG_BASE_URL,
            "temporarily_unavailable", Diagnosis.SERVICE_ERROR,
            "server_error", Diagnosis.SERVICE_ERROR);

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;
    /** A century, in seconds: more is no time that anybody could show. */
    private static final long LONGEST_ACCESS = 3_155_760_000L;

    private final OutboundHttp http;
    private final AddressGuard guard;
    private final Messages messages;
    private final Clock clock;

    public TokenEndpoint(OutboundHttp http, AddressGuard guard, Messages messages, Clock clock) {
        this.http = http;
        this.guard = guard;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * The page where the user signs in.
     *
     * @param more entries that belong to this one sign-in, such as {@code state}
     * @throws ProbeFailure if a field that the address needs is missing or unusable
     */
    public URI signInPage(CredentialType type, FieldValues values, Map<String, String> more) throws ProbeFailure {
        OAuthClient client = client(type);
        URI page = address(client.authorizeUrl(), values);
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put(OAuthClient.CLIENT_ID, required(values, OAuthClient.CLIENT_ID));
        RequestValues texts = texts(values);
        Map<String, String> optional = new LinkedHashMap<>(client.parameters());
        optional.put("scope", String.join(" ", client.scopes()));
        optional.forEach((name, template) -> new Template(template)
                .fill(texts::get)
                .filter(value -> !value.isEmpty())
                .ifPresent(value -> query.put(name, value)));
        query.putAll(more);
        String separator = page.getRawQuery() == null ? "?" : "&";
        return URI.create(page + separator + form(query));
    }

    /** @param more the code and what proves that it is ours */
    public OAuthTokens exchange(
            CredentialType type, FieldValues values, Map<String, String> more, Duration limit, CancelSignal cancel)
            throws ProbeFailure {
        return ask(type, values, "authorization_code", more, limit, cancel);
    }

    /** A new access token; the provider may hand out a new refresh token with it, which ends the old one. */
    public OAuthTokens refresh(CredentialType type, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure {
        String token = required(values, OAuthClient.REFRESH_TOKEN);
        return ask(type, values, "refresh_token", Map.of(OAuthClient.REFRESH_TOKEN, token), limit, cancel);
    }

    private OAuthTokens ask(
            CredentialType type,
            FieldValues values,
            String grant,
            Map<String, String> more,
            Duration limit,
            CancelSignal cancel)
            throws ProbeFailure {
        OAuthClient client = client(type);
        Map<String, String> form = new LinkedHashMap<>(more);
        form.put("grant_type", grant);
        String id = required(values, OAuthClient.CLIENT_ID);
        String secret = values.get(OAuthClient.CLIENT_SECRET).orElse("");
        Map<String, String> headers = new HashMap<>();
        headers.put("Accept", "application/json");
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        if (client.basic() && !secret.isEmpty()) {
            String login = basic(id, secret);
            values.learnSecret(login);
            headers.put("Authorization", "Basic " + login);
        } else {
            form.put(OAuthClient.CLIENT_ID, id);
            if (!secret.isEmpty()) {
                form.put(OAuthClient.CLIENT_SECRET, secret);
            }
        }
        byte[] body = form(form).getBytes(StandardCharsets.US_ASCII);
        OutboundRequest request = new OutboundRequest("POST", address(client.tokenUrl(), values), headers, body);
        try {
            return tokens(http.send(request, values.reach(guard), limit, cancel), values);
        } catch (IOException e) {
            throw cancel.isCancelled()
                    ? new ProbeFailure(Diagnosis.CANCELLED, "")
                    : new ProbeFailure(
                            NetworkDiagnosis.of(e).orElse(Diagnosis.SERVICE_ERROR),
                            values.redacted(String.valueOf(e.getMessage())));
        }
    }

    private OAuthTokens tokens(OutboundReply reply, FieldValues values) throws ProbeFailure {
        if (reply.redirect() != null) {
            throw new ProbeFailure(
                    Diagnosis.REDIRECTED, values.redacted(reply.redirect().toString()));
        }
        JsonNode json = json(reply);
        String token = json.path(OAuthClient.ACCESS_TOKEN).asText("");
        if (!token.isEmpty() && reply.status() < 300) {
            String refresh = json.path(OAuthClient.REFRESH_TOKEN).asText("");
            long seconds = Math.min(json.path("expires_in").asLong(0), LONGEST_ACCESS);
            return OAuthTokens.of(token, refresh, seconds > 0 ? clock.instant().plusSeconds(seconds) : null);
        }
        String word = json.path("error").asText("");
        String said = json.path("error_description").asText(json.path("message").asText(word));
        throw new ProbeFailure(
                diagnosis(reply.status(), word, json),
                values.redacted(messages.get("probe.detail.oauth.refused", reply.status(), said)));
    }

    private static Diagnosis diagnosis(int status, String word, JsonNode json) {
        if (status == TOO_MANY_REQUESTS) {
            return Diagnosis.RATE_LIMITED;
        }
        Diagnosis known = ERRORS.get(word);
        if (known != null) {
            return known;
        }
        if (status >= FIRST_SERVER_ERROR) {
            return Diagnosis.SERVICE_ERROR;
        }
        return json.isObject() ? Diagnosis.AUTHENTICATION_FAILED : Diagnosis.WRONG_BASE_URL;
    }

    private static JsonNode json(OutboundReply reply) {
        try {
            return Json.read(reply.text());
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private URI address(String template, FieldValues values) throws ProbeFailure {
        AddressTemplate address = new AddressTemplate(template, texts(values));
        try {
            Optional<String> filled = address.fill();
            if (filled.isEmpty()) {
                throw needed(values, address.missing());
            }
            return AddressTemplate.checked(filled.get(), template);
        } catch (UnusableValueException e) {
            throw new ProbeFailure(
                    Diagnosis.INVALID_INPUT,
                    messages.get("probe.detail.not_an_address", values.label(String.valueOf(e.getMessage()))));
        }
    }

    private RequestValues texts(FieldValues values) {
        return new RequestValues(values, Map.of(), Map.of(), clock.instant());
    }

    private String required(FieldValues values, String field) throws ProbeFailure {
        Optional<String> value = values.get(field);
        if (value.isEmpty()) {
            throw needed(values, field);
        }
        return value.get();
    }

    private ProbeFailure needed(FieldValues values, String field) {
        return new ProbeFailure(
                Diagnosis.INVALID_INPUT, messages.get("probe.detail.oauth.needed", values.label(field)));
    }

    private static OAuthClient client(CredentialType type) {
        return Objects.requireNonNull(type.oauth(), "a type without a sign-in");
    }

    /** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
    private static String basic(String id, String secret) {
        byte[] login = (encoded(id) + ":" + encoded(secret)).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(login);
    }

    private static String form(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
