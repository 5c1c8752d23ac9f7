package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;

/**
 * Whether what a test's templates name is there: a placeholder with a slip of the pen would send nothing where the key
 * belongs. Asked exchange by exchange, for the later ones may use what the earlier ones took.
 */
final class Placeholders {
    /** Besides fields, computed values and what earlier answers gave. */
    static final Set<String> ALWAYS_THERE = Set.of(
            "method",
            "body",
            "url",
            "host",
            "path",
            "query_string",
            "timestamp",
            "timestamp_ms",
            "timestamp_iso_ms",
            "date_rfc2822",
            "random_hex",
            "random_uuid");

    private static final Set<String> NO_TEMPLATES = Set.of(
            "kind",
            "summary",
            "needs",
            "login_fields",
            "before",
            "then",
            "identity",
            "hints",
            "success",
            "take",
            "uses_quota",
            "scopes",
            "needs_scopes");

    private final LocatedJson located;
    private final Set<String> fields;
    private final String known;
    private final List<TypeProblem> problems;
    private final Set<String> taken = new HashSet<>();

    Placeholders(LocatedJson located, Set<String> fields, String known, List<TypeProblem> problems) {
        this.located = located;
        this.fields = fields;
        this.known = known;
        this.problems = problems;
    }

    void checkExchange(JsonNode exchange, JsonPlace place) {
        Set<String> there = new HashSet<>(fields);
        there.addAll(ALWAYS_THERE);
        there.addAll(taken);
        exchange.path("values").fieldNames().forEachRemaining(there::add);
        for (Map.Entry<String, JsonNode> part : exchange.properties()) {
            if (!NO_TEMPLATES.contains(part.getKey())) {
                check(part.getValue(), place.member(part.getKey()), there);
            }
        }
        exchange.path("take").fieldNames().forEachRemaining(taken::add);
    }

    private void check(JsonNode node, JsonPlace place, Set<String> there) {
        if (node.isTextual()) {
            check(node.asText(), place, there);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            check(node.get(i), place.item(i), there);
        }
        Set<String> here = there;
        if (place.last().equals("claims")) {
            here = new HashSet<>(there);
            here.add("now");
        }
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            JsonPlace member = place.member(entry.getKey());
            check(entry.getKey(), member, here);
            check(entry.getValue(), member, here);
        }
    }

    private void check(String template, JsonPlace place, Set<String> there) {
        Matcher matcher = Template.PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            String name = matcher.group(1);
            int dot = name.indexOf('.');
            boolean known = there.contains(name) || (dot > 0 && fields.contains(name.substring(0, dot)));
            if (!known) {
                problems.add(located.at(place, "placeholder", Shown.of("{" + name + "}"), this.known));
            }
            if (matcher.group(2) != null && !Template.hasFilter(matcher.group(2))) {
                problems.add(located.at(place, "filter", Shown.of(matcher.group(2))));
            }
        }
    }
}
