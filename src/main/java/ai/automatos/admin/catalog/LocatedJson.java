package ai.automatos.admin.catalog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON that remembers where everything stood. A text that is no JSON, or a hostile one, becomes problems. */
final class LocatedJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 40;

    private final Map<JsonPlace, JsonLocation> values = new HashMap<>();
    private final Map<JsonPlace, JsonLocation> names = new HashMap<>();
    private final List<TypeProblem> problems = new ArrayList<>();
    private @Nullable JsonNode root;

    private LocatedJson() {}

    static LocatedJson parse(String text) {
        LocatedJson located = new LocatedJson();
        try (JsonParser parser = FACTORY.createParser(text)) {
            located.readAll(parser);
        } catch (JsonProcessingException e) {
            located.broken(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return located;
    }

    /** Null if the text is no JSON. */
    @Nullable
    JsonNode root() {
        return root;
    }

    /** What reading found: a break, or names that stand twice in one object. */
    List<TypeProblem> problems() {
        return problems;
    }

    /** A problem at a value, or at what holds it if it was not written. */
    TypeProblem at(JsonPlace place, String key, Object... arguments) {
        JsonPlace known = place;
        while (!values.containsKey(known) && !known.isRoot()) {
            known = known.parent();
        }
        return problem(values.get(known), place, key, arguments);
    }

    /** A problem at the name of an object's member. */
    TypeProblem atName(JsonPlace place, String key, Object... arguments) {
        return names.containsKey(place) ? problem(names.get(place), place, key, arguments) : at(place, key, arguments);
    }

    private void readAll(JsonParser parser) throws IOException {
        if (parser.nextToken() == null) {
            problems.add(new TypeProblem(1, 1, "", "nothing", List.of()));
            return;
        }
        JsonNode whole = read(parser, JsonPlace.ROOT, 0);
        if (parser.nextToken() != null) {
            problems.add(problem(parser.currentTokenLocation(), JsonPlace.ROOT, "more"));
            return;
        }
        root = whole;
    }

    private JsonNode read(JsonParser parser, JsonPlace place, int depth) throws IOException {
        JsonLocation here = parser.currentTokenLocation();
        values.put(place, here);
        if (depth > DEEPEST) {
            throw new TooDeepException(here);
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, place, depth);
            case START_ARRAY -> array(parser, place, depth);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(token == JsonToken.VALUE_TRUE);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser, place, here);
            default -> NODES.nullNode();
        };
    }

    private ObjectNode object(JsonParser parser, JsonPlace place, int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonPlace member = place.member(name);
            JsonLocation here = parser.currentTokenLocation();
            if (object.has(name)) {
                problems.add(problem(here, member, "twice", Shown.of(name)));
            }
            names.put(member, here);
            parser.nextToken();
            object.set(name, read(parser, member, depth + 1));
        }
        return object;
    }

    private ArrayNode array(JsonParser parser, JsonPlace place, int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(read(parser, place.item(array.size()), depth + 1));
        }
        return array;
    }

    /** Larger numbers than a long or a double mean nothing in a type, and could cost much. */
    private JsonNode number(JsonParser parser, JsonPlace place, JsonLocation here) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
                return NODES.numberNode(parser.getLongValue());
            }
        } else {
            double number = parser.getDoubleValue();
            if (Double.isFinite(number)) {
                return NODES.numberNode(number);
            }
        }
        problems.add(problem(here, place, "number_large"));
        return NODES.numberNode(0);
    }

    private void broken(JsonProcessingException failure) {
        String key = failure instanceof JsonEOFException
                ? "ends_early"
                : failure instanceof TooDeepException ? "too_deep" : "not_json";
        problems.add(problem(failure.getLocation(), JsonPlace.ROOT, key));
    }

    private static TypeProblem problem(
            @Nullable JsonLocation location, JsonPlace place, String key, Object... arguments) {
        int line = location == null ? 1 : Math.max(1, location.getLineNr());
        int column = location == null ? 1 : Math.max(1, location.getColumnNr());
        return new TypeProblem(line, column, place.toString(), key, List.of(arguments));
    }

    private static final class TooDeepException extends JsonProcessingException {
        private static final long serialVersionUID = 1L;

        TooDeepException(JsonLocation location) {
            super("too deep", location);
        }
    }
}
