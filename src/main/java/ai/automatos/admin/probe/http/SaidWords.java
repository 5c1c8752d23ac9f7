package ai.automatos.admin.probe.http;

import ai.automatos.admin.probe.Diagnosis;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an answer says in words: the sentence for people, and what the words mean where no status tells it. */
final class SaidWords {
    /** Where services put their sentence, the commonest first. */
    private static final List<String> PATHS = List.of(
            "error.message",
            "error_description",
            "message",
            "error",
            "errors.0.message",
            "errors.0.detail",
            "errors.0.title",
            "errors.0",
            "errors",
            "error.0",
            "detail",
            "title");

    private static final List<String> NAMES = List.of(
            "message", "errormessage", "error_message", "detail", "description", "reason", "msg", "text", "info");

    private static final Pattern XML_SENTENCE = Pattern.compile(
            "<(?:\\w+:)?(message|detail|faultstring|title)[^>]{0,200}>\\s*([^<]{1,500})<", Pattern.CASE_INSENSITIVE);

    private static final Pattern XML_CODE =
            Pattern.compile("<(?:\\w+:)?code[^>]{0,200}>\\s*([^<]{1,100})<", Pattern.CASE_INSENSITIVE);

    private static final Pattern PORTAL = Pattern.compile(
            "WISPAccessGatewayParam|captive[ -]?portal|hotspot[ -]?login|guest[ -]?(wi-?fi|network|access)",
            Pattern.CASE_INSENSITIVE);

    private static final int DEEPEST = 4;

    /** In lower case; the first rule that fits counts. */
    private static final List<Map.Entry<Pattern, Diagnosis>> MEANINGS = List.of(
            rule("rate ?limit|too many requests|throttl|requestlimitexceeded|slow ?down", Diagnosis.RATE_LIMITED),
            rule(
                    "insufficient (funds|credit|balance|quota)|quota exceeded|payment required|billing",
                    Diagnosis.NO_CREDIT),
            rule(
                    "(invalid|incorrect|unknown|expired|revoked|malformed|bad|missing|wrong|inactive|disabled)"
                            + "[ _-]?(api|access|auth|authentication|security|client|app|secret|bearer|session)?[ _-]?"
                            + "(id)?[ _-]?(key|token|credential|secret|signature)",
                    Diagnosis.INVALID_KEY),
            rule(
                    "(key|token|credential|signature|session)s?( id)?( provided| you provided)?"
                            + "( is| has| was| are|:)? ?(not valid|invalid|incorrect|unknown|expired|revoked|inactive|disabled"
                            + "|not found|does ?not ?match|no longer valid|been revoked)",
                    Diagnosis.INVALID_KEY),
            rule(
                    "invalidclienttokenid|invalidaccesskeyid|signaturedoesnotmatch|unrecognizedclient|authfailure|tokenexpired|expiredtoken",
                    Diagnosis.INVALID_KEY),
            rule(
                    "invalid (user ?name|login|password|e-?mail)|(password|login) (is )?(invalid|incorrect)|login failed",
                    Diagnosis.AUTHENTICATION_FAILED),
            rule(
                    "permission|forbidden|not allowed|insufficient[ _]scope|missing[ _]scope|access ?denied",
                    Diagnosis.PERMISSION_DENIED));

    /** What a 401 says; beside a 403 the same words are about a permission. */
    private static final Pattern UNKNOWN =
            Pattern.compile("unauthori[sz]ed|not authenticated|unauthenticated|authentication (failed|required)");

    private final String text;
    private final JsonNode json;

    SaidWords(String text, JsonNode json) {
        this.text = text;
        this.json = json;
    }

    private static Map.Entry<Pattern, Diagnosis> rule(String words, Diagnosis diagnosis) {
        return Map.entry(Pattern.compile(words), diagnosis);
    }

    /** For people, or empty. */
    String sentence() {
        return PATHS.stream()
                .flatMap(path -> text(JsonPath.at(json, path)).stream())
                .findFirst()
                .or(this::named)
                .or(() -> first(XML_SENTENCE, 2))
                .orElse("");
    }

    /** What the sentence or the code means; empty if they are none of those that many services use. */
    Optional<Diagnosis> meaning() {
        return ofAForbidden()
                .or(() -> UNKNOWN.matcher(said()).find() ? Optional.of(Diagnosis.INVALID_KEY) : Optional.empty());
    }

    /** What the words beside a 403 mean. */
    Optional<Diagnosis> ofAForbidden() {
        String said = said();
        return MEANINGS.stream()
                .filter(rule -> rule.getKey().matcher(said).find())
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Whether it is the page of a network that wants a login first. */
    boolean isPortal() {
        return PORTAL.matcher(text).find();
    }

    private String said() {
        return (sentence() + " " + code()).toLowerCase(Locale.ROOT);
    }

    private String code() {
        return List.of("error.code", "error.status", "error.type", "code", "Code", "error", "error.details.0.reason")
                .stream()
                .flatMap(path -> text(JsonPath.at(json, path)).stream())
                .reduce((one, other) -> one + " " + other)
                .or(() -> first(XML_CODE, 1))
                .orElse("");
    }

    /** The first text under one of the usual names, whatever it is wrapped in; the outer ones first. */
    private Optional<String> named() {
        List<JsonNode> level = List.of(json);
        for (int depth = 0; depth < DEEPEST && !level.isEmpty(); depth++) {
            List<JsonNode> next = new ArrayList<>();
            for (String name : NAMES) {
                for (JsonNode node : level) {
                    Optional<String> found = in(node, name);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
            level.forEach(node -> node.forEach(next::add));
            level = next;
        }
        return Optional.empty();
    }

    private static Optional<String> in(JsonNode node, String name) {
        return node.properties().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .flatMap(entry -> text(entry.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> text(@Nullable JsonNode node) {
        return node != null && node.isValueNode()
                ? Optional.of(node.asText()).filter(word -> !word.isBlank() && !node.isBoolean() && !node.isNull())
                : Optional.empty();
    }

    private Optional<String> first(Pattern pattern, int group) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find()
                ? Optional.of(matcher.group(group).strip()).filter(found -> !found.isEmpty())
                : Optional.empty();
    }
}
