package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.HttpRecipe;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.net.OutboundReply;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;

/** Decides what an answer means. The body is data: parsed, never shown whole. */
final class ReplyReader {
    /** Parts of the names of hosts that networks send their guests to. */
    private static final Pattern PORTAL_HOST =
            Pattern.compile("(^|[.-])(captive|captiveportal|hotspot|portal|wifi|wlan|guest)([.-]|$)");

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");

    /** RFC 6749, 5.2: a token endpoint says with 400 what others say with 401 or 403. */
    private static final Map<String, Diagnosis> OAUTH_ERRORS = Map.of(
            "invalid_client", Diagnosis.INVALID_KEY,
            "invalid_grant", Diagnosis.INVALID_KEY,
            "unauthorized_client", Diagnosis.PERMISSION_DENIED,
            "access_denied", Diagnosis.PERMISSION_DENIED,
            "invalid_scope", Diagnosis.PERMISSION_DENIED);

    private final HttpRecipe.Exchange exchange;
    private final List<HttpRecipe.Hint> hints;
    private final URI asked;
    private final OutboundReply reply;
    private final String text;
    private final JsonNode json;
    private final SaidWords said;

    ReplyReader(HttpRecipe.Exchange exchange, List<HttpRecipe.Hint> hints, URI asked, OutboundReply reply) {
        this.exchange = exchange;
        this.hints = hints;
        this.asked = asked;
        this.reply = reply;
        this.text = reply.text();
        this.json = parse(text);
        this.said = new SaidWords(text, json);
    }

    void requireSuccess() throws ProbeFailure {
        URI redirect = reply.redirect();
        if (redirect != null) {
            throw new ProbeFailure(
                    isPortal(redirect) ? Diagnosis.PROXY_LOGIN : Diagnosis.REDIRECTED, statusLine() + " → " + redirect);
        }
        HttpRecipe.Success success = exchange.success();
        boolean says = success.text() == null || text.contains(success.text());
        if (!success.statuses().contains(reply.status()) || !holds(success.predicate()) || !says) {
            Diagnosis diagnosis = diagnosis();
            throw diagnosis == Diagnosis.RATE_LIMITED
                    ? ProbeFailure.rateLimited(detail(), RetryAfter.of(reply))
                    : new ProbeFailure(diagnosis, detail());
        }
    }

    String host() {
        return asked.getHost();
    }

    String statusLine() {
        String reason = EnglishReasonPhraseCatalog.INSTANCE.getReason(reply.status(), Locale.ROOT);
        return reason == null ? Integer.toString(reply.status()) : reply.status() + " " + reason;
    }

    /** The value at a dotted path of the JSON body. */
    Optional<String> textAt(String path) {
        JsonNode node = JsonPath.at(json, path);
        return node.isValueNode() ? Optional.of(node.asText()).filter(text -> !text.isBlank()) : Optional.empty();
    }

    /** A header, empty or not; its several lines as one. @param name in any case */
    Optional<String> headerOf(String name) {
        return Optional.ofNullable(reply.headers().get(name.toLowerCase(Locale.ROOT)))
                .map(values -> String.join(",", values));
    }

    /** As {@link #textAt}; the texts of a list are joined. */
    Optional<String> textsAt(String path, String separator) {
        JsonNode node = JsonPath.at(json, path);
        return node.isArray()
                ? Optional.of(StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(separator)))
                : textAt(path);
    }

    private boolean holds(HttpRecipe.@Nullable Predicate predicate) {
        if (predicate == null) {
            return !looksLikeHtml();
        }
        JsonNode node = JsonPath.at(json, predicate.path());
        return switch (predicate.test()) {
            case EQUALS -> node.equals(predicate.value());
            case NOT_EQUALS -> json.isContainerNode() && !sameWord(node, predicate.value());
            case PRESENT -> !node.isMissingNode() && !node.isNull();
            case ABSENT -> json.isContainerNode() && (node.isMissingNode() || node.isNull());
            case TRUTHY -> isTruthy(node);
            case NOT_CONTAINS -> json.isContainerNode() && !contains(node, predicate.value());
        };
    }

    /** A refusal stays one, whether a service writes its code as a number or as text. */
    private static boolean sameWord(JsonNode node, @Nullable JsonNode value) {
        return node.equals(value)
                || (value != null && node.isValueNode() && node.asText().equals(value.asText()));
    }

    private static boolean isTruthy(JsonNode node) {
        if (node.isContainerNode()) {
            return !node.isEmpty();
        }
        return node.isTextual() ? !node.asText().isEmpty() : node.asBoolean();
    }

    private static boolean contains(JsonNode node, @Nullable JsonNode value) {
        if (node.isTextual() && value != null) {
            return node.asText().contains(value.asText());
        }
        for (JsonNode item : node) {
            if (item.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private Diagnosis diagnosis() {
        for (HttpRecipe.Hint hint : hints) {
            if (applies(hint)) {
                return Diagnosis.valueOf(hint.diagnosis());
            }
        }
        Diagnosis oauth =
                reply.status() == 400 ? OAUTH_ERRORS.get(textAt("error").orElse("")) : null;
        if (oauth != null) {
            return oauth;
        }
        return switch (reply.status()) {
            case 401 -> signsIn() ? Diagnosis.AUTHENTICATION_FAILED : Diagnosis.INVALID_KEY;
            case 402 -> Diagnosis.NO_CREDIT;
            case 403 -> forbidden();
            case 407, 511 -> Diagnosis.PROXY_LOGIN;
            case 408 -> Diagnosis.TIMEOUT;
            case 429 -> Diagnosis.RATE_LIMITED;
            default -> byShape();
        };
    }

    /** Some say with 403 what 401 and 429 are for. */
    private Diagnosis forbidden() {
        if (reply.header("x-ratelimit-remaining").equals("0")
                || !reply.header("retry-after").isEmpty()) {
            return Diagnosis.RATE_LIMITED;
        }
        return said.ofAForbidden()
                .filter(meaning -> meaning == Diagnosis.INVALID_KEY || meaning == Diagnosis.RATE_LIMITED)
                .orElse(Diagnosis.PERMISSION_DENIED);
    }

    /** A network that stands in between sends its guests to a page of its own. */
    private boolean isPortal(URI redirect) {
        String host = String.valueOf(redirect.getHost());
        return PORTAL_HOST.matcher(host).find() && !domain(host).equals(domain(host()));
    }

    private static String domain(String host) {
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
        return labels.length < 2 ? host : labels[labels.length - 2] + "." + labels[labels.length - 1];
    }

    private boolean applies(HttpRecipe.Hint hint) {
        boolean byStatus = hint.status() == null || hint.status() == reply.status();
        boolean byWord = hint.path() == null
                || textAt(hint.path())
                        .filter(word -> word.equals(hint.equals()))
                        .isPresent();
        boolean byText = hint.text() == null || text.contains(hint.text());
        return byStatus && byWord && byText;
    }

    /** With user and password rather than with a key. */
    private boolean signsIn() {
        return exchange.request().basic() != null || exchange.request().signing() instanceof HttpRecipe.Digest;
    }

    private Diagnosis byShape() {
        if (reply.status() >= 500) {
            return Diagnosis.SERVICE_ERROR;
        }
        if (looksLikeHtml() && said.isPortal()) {
            return Diagnosis.PROXY_LOGIN;
        }
        boolean nothingThere = Set.of(404, 405, 410).contains(reply.status());
        boolean notTheService = looksLikeHtml() || (reply.status() < 300 && !json.isContainerNode());
        return nothingThere || notTheService
                ? Diagnosis.WRONG_BASE_URL
                : said.meaning().orElse(Diagnosis.OTHER);
    }

    private boolean looksLikeHtml() {
        String start = text.stripLeading();
        String beginning = start.substring(0, Math.min(start.length(), 20)).toLowerCase(Locale.ROOT);
        return beginning.startsWith("<!doctype html") || beginning.startsWith("<html");
    }

    private String detail() {
        String sentence = said.sentence();
        String wait = reply.header("retry-after");
        return statusLine()
                + (sentence.isEmpty() ? "" : ": " + sentence)
                + (SECONDS.matcher(wait).matches() ? " (Retry-After: " + wait + " s)" : "");
    }

    private static JsonNode parse(String text) {
        try {
            return Json.read(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
