package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what the schema objects to into places and sentences that a person can act on. */
final class SchemaProblems {
    private static final String UNEVALUATED = "unevaluatedProperties";

    private final TypeSchema schema;
    private final LocatedJson located;

    SchemaProblems(TypeSchema schema, LocatedJson located) {
        this.schema = schema;
        this.located = located;
    }

    List<TypeProblem> of(JsonNode type) {
        Set<ValidationMessage> violations = schema.violations(type);
        List<TypeProblem> problems = new ArrayList<>();
        for (ValidationMessage violation : violations) {
            JsonPlace place = place(violation);
            if (!isEcho(violation, place)) {
                problems.add(problem(violation, place));
            }
        }
        if (problems.isEmpty() && !violations.isEmpty()) {
            problems.add(located.at(JsonPlace.ROOT, "other"));
        }
        return problems;
    }

    /** Where one part of a request is wrong, the schema no longer counts its other parts as known. */
    private boolean isEcho(ValidationMessage violation, JsonPlace place) {
        return violation.getType().equals(UNEVALUATED) && schema.isPartOfTest(place, violation.getProperty());
    }

    private TypeProblem problem(ValidationMessage violation, JsonPlace place) {
        String name = Shown.of(place.last());
        @Nullable String property = violation.getProperty();
        return switch (violation.getType()) {
            case "additionalProperties", UNEVALUATED ->
                located.atName(place.member(property), "unknown", Shown.of(property));
            case "propertyNames" -> located.atName(place.member(property), nameForm(place), Shown.of(property));
            case "required" -> located.at(place, "missing", Shown.of(property));
            case "type" -> located.at(place, wanted(argument(violation, 1)), name);
            case "enum" -> located.at(place, "choice", name, choices(argument(violation, 0)));
            case "const" -> located.at(place, "always_secure");
            case "false" -> located.at(place, "secret_default");
            case "pattern" -> located.at(place, form(argument(violation, 0)), name);
            case "minLength", "minItems" -> located.at(place, "empty", name);
            case "maxLength" -> located.at(place, "too_long", name, argument(violation, 0));
            case "maxItems" -> located.at(place, "too_many", name, argument(violation, 0));
            case "uniqueItems" -> located.at(place, "repeated", name);
            case "minimum" -> located.at(place, "too_small", name, argument(violation, 0));
            case "maximum" -> located.at(place, "too_large", name, argument(violation, 0));
            case "not" -> located.at(place, place.isRoot() ? "test_and_reason" : "bodies");
            default -> located.at(place, "other");
        };
    }

    private static String nameForm(JsonPlace place) {
        return switch (place.last()) {
            case "headers" -> "header_form";
            case "environment" -> "variable_form";
            default -> "name_form";
        };
    }

    private static String wanted(String kind) {
        return switch (kind) {
            case "string", "integer", "boolean", "array", "object" -> "wanted_" + kind;
            default -> "wanted_other";
        };
    }

    private static String form(String pattern) {
        if (pattern.startsWith("^https://")) {
            return "https_page";
        }
        if (pattern.startsWith("^(https?://")) {
            return "address";
        }
        return pattern.startsWith("^[^") ? "one_line" : "name_form";
    }

    /** {@code ["a", "b"]} as a person writes it. */
    private static String choices(String json) {
        return json.replaceAll("[\\[\\]\"]", "");
    }

    private static String argument(ValidationMessage violation, int number) {
        Object @Nullable [] arguments = violation.getArguments();
        return arguments == null || arguments.length <= number ? "" : String.valueOf(arguments[number]);
    }

    private static JsonPlace place(ValidationMessage violation) {
        JsonPlace place = JsonPlace.ROOT;
        for (int i = 0; i < violation.getInstanceLocation().getNameCount(); i++) {
            Object step = violation.getInstanceLocation().getElement(i);
            place = step instanceof Integer position ? place.item(position) : place.member(step.toString());
        }
        return place;
    }
}
