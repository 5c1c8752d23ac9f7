package ai.automatos.admin.catalog;

import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What no schema can say about a type that a user wrote. Works on types that the schema has no objection to. */
final class OwnTypeRules {
    private static final JsonPlace FIELDS = JsonPlace.ROOT.member("fields");
    private static final JsonPlace TEST = JsonPlace.ROOT.member("test");
    /** In instructions; keys are checked against a pattern while they are typed. */
    private static final long COSTLIEST_PATTERN = 20_000;
    /** What frames a request is the client's business (RFC 9110, 7.6.1 and 8.6; RFC 9112, 6.1). */
    private static final Set<String> RESERVED_HEADERS =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect");

    private static final Set<String> SEVERAL_LINES =
            Set.of("description", "help", "default", "text", "body", "form", "message");

    private final LocatedJson located;
    private final JsonNode type;
    private final Set<String> fieldNames = new HashSet<>();
    private final List<TypeProblem> problems = new ArrayList<>();

    private OwnTypeRules(LocatedJson located, JsonNode type) {
        this.located = located;
        this.type = type;
    }

    static List<TypeProblem> problems(LocatedJson located, JsonNode type) {
        OwnTypeRules rules = new OwnTypeRules(located, type);
        rules.checkTexts(type, JsonPlace.ROOT, false);
        rules.checkFields();
        rules.checkReferences();
        rules.checkTest();
        return rules.problems;
    }

    /** @param lines whether the text may have several */
    private void checkTexts(JsonNode node, JsonPlace place, boolean lines) {
        if (node.isTextual()) {
            checkText(node.asText(), place, lines);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            checkTexts(node.get(i), place.item(i), lines);
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonPlace member = place.member(entry.getKey());
            if (!entry.getKey().codePoints().allMatch(Shown::isPlain)) {
                problems.add(located.atName(member, "character", Shown.of(entry.getKey())));
            }
            checkTexts(entry.getValue(), member, lines || SEVERAL_LINES.contains(entry.getKey()));
        }
    }

    private void checkText(String text, JsonPlace place, boolean lines) {
        if (!text.codePoints().allMatch(point -> isLineBreak(point) || point == '\t' || Shown.isPlain(point))) {
            problems.add(located.at(place, "character", Shown.of(place.last())));
        } else if (!lines && text.codePoints().anyMatch(OwnTypeRules::isLineBreak)) {
            problems.add(located.at(place, "one_line", Shown.of(place.last())));
        }
    }

    private static boolean isLineBreak(int point) {
        return point == '\n' || point == '\r';
    }

    private void checkFields() {
        JsonNode fields = type.path("fields");
        for (int i = 0; i < fields.size(); i++) {
            JsonNode field = fields.get(i);
            String name = field.path("name").asText();
            if (!fieldNames.add(name)) {
                problems.add(located.at(FIELDS.item(i).member("name"), "field_twice", name));
            }
            checkField(field, FIELDS.item(i), name);
        }
        for (int i = 0; i < fields.size(); i++) {
            JsonNode other = fields.get(i).path("shown_when").path("field");
            requireField(other, FIELDS.item(i).member("shown_when").member("field"));
        }
    }

    private void checkField(JsonNode field, JsonPlace place, String name) {
        if (field.has("pattern") && !isUsable(field.path("pattern").asText(), place.member("pattern"), name)) {
            return;
        }
        if (field.has("minimum")
                && field.has("maximum")
                && field.path("minimum").asLong() > field.path("maximum").asLong()) {
            problems.add(located.at(place.member("minimum"), "range", name));
        }
        InputSpec input = TypeReader.input(field);
        String value = field.path("default").asText("");
        if (field.has("default")
                && InputValidator.check(name, input, value).stream().anyMatch(Violation::blocking)) {
            problems.add(located.at(place.member("default"), "default", name));
        }
    }

    private boolean isUsable(String pattern, JsonPlace place, String name) {
        if (PatternCost.of(pattern) > COSTLIEST_PATTERN) {
            problems.add(located.at(place, "pattern_large", name));
            return false;
        }
        try {
            Pattern.compile(pattern);
            return true;
        } catch (PatternSyntaxException e) {
            problems.add(located.at(place, "pattern", name));
            return false;
        }
    }

    private void checkReferences() {
        JsonPlace environment = JsonPlace.ROOT.member("environment");
        type.path("environment")
                .properties()
                .forEach(entry -> requireField(entry.getValue(), environment.member(entry.getKey())));
        for (String list : List.of("needs", "login_fields")) {
            JsonNode names = type.path("test").path(list);
            for (int i = 0; i < names.size(); i++) {
                requireField(names.get(i), TEST.member(list).item(i));
            }
        }
    }

    private void requireField(JsonNode name, JsonPlace place) {
        if (!name.isMissingNode() && !fieldNames.contains(name.asText())) {
            problems.add(located.at(place, "no_field", Shown.of(name.asText()), known()));
        }
    }

    private void checkTest() {
        JsonNode test = type.path("test");
        if (test.isMissingNode()) {
            return;
        }
        if (!test.path("kind").asText().equals("http")) {
            problems.add(located.at(TEST.member("kind"), "only_http"));
            return;
        }
        Placeholders names = new Placeholders(located, fieldNames, known(), problems);
        JsonNode logins = test.path("before");
        for (int i = 0; i < logins.size(); i++) {
            checkExchange(names, logins.get(i), TEST.member("before").item(i));
        }
        checkExchange(names, test, TEST);
        checkExchange(names, test.path("then"), TEST.member("then"));
    }

    private void checkExchange(Placeholders names, JsonNode exchange, JsonPlace place) {
        names.checkExchange(exchange, place);
        JsonPlace headers = place.member("headers");
        exchange.path("headers").fieldNames().forEachRemaining(header -> {
            String lower = header.toLowerCase(Locale.ROOT);
            if (RESERVED_HEADERS.contains(lower) || lower.startsWith("proxy-")) {
                problems.add(located.atName(headers.member(header), "header", Shown.of(header)));
            }
        });
        JsonPlace values = place.member("values");
        exchange.path("values").properties().forEach(entry -> {
            JsonPlace value = values.member(entry.getKey());
            JsonNode source = entry.getValue().path("field");
            if (!exchange.path("values").has(source.asText())) {
                requireField(source, value.member("field"));
            }
        });
    }

    private String known() {
        return Shown.of(String.join(", ", fieldNames.stream().sorted().toList()));
    }
}
