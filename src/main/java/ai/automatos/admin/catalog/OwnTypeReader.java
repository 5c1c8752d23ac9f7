package ai.automatos.admin.catalog;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads types that users wrote. Lenient in what can be guessed, strict in what decides something, and never surprised:
 * whatever the text is, the answer is a type or a list of problems. Thread-safe; reading takes milliseconds, the first
 * time longer.
 */
public final class OwnTypeReader {
    /** Of a file's UTF-8 bytes. */
    public static final int LARGEST = 256 * 1024;
    /** Where own types appear whose category is none of the shipped ones. */
    public static final String CUSTOM = "Custom";

    private static final int MOST_PROBLEMS = 100;

    private final TypeCatalog shipped;
    private volatile @Nullable TypeSchema schema;

    /** @param shipped whose keys are not free, and whose categories own types may join */
    public OwnTypeReader(TypeCatalog shipped) {
        this.shipped = shipped;
    }

    /** @param ownKey the key that this very type has already, or null for a new one */
    public CheckedType read(String text, @Nullable String ownKey) {
        if (text.length() > LARGEST || text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            return refused(List.of(new TypeProblem(1, 1, "", "too_big", List.of(Integer.toString(LARGEST / 1024)))));
        }
        LocatedJson located = LocatedJson.parse(text.startsWith("\uFEFF") ? text.substring(1) : text);
        JsonNode root = located.root();
        if (root == null) {
            return refused(located.problems());
        }
        if (!(root instanceof ObjectNode written)) {
            return refused(List.of(located.at(JsonPlace.ROOT, "no_object")));
        }
        ObjectNode type = LenientType.complete(written);
        List<TypeProblem> problems = new ArrayList<>(located.problems());
        List<TypeProblem> formal = new SchemaProblems(schema(), located).of(type);
        problems.addAll(formal);
        boolean keyGiven = written.hasNonNull("key");
        String key = type.path("key").asText();
        if (keyGiven && !key.equals(ownKey) && shipped.summary(key).isPresent()) {
            problems.add(located.at(JsonPlace.ROOT.member("key"), "key_shipped", Shown.of(key)));
        }
        if (formal.isEmpty()) {
            problems.addAll(OwnTypeRules.problems(located, type));
        }
        return problems.isEmpty()
                ? new CheckedType(new CheckedType.Sound(own(type, false), keyGiven, type), List.of())
                : refused(problems);
    }

    /** A type as {@link CheckedType.Sound#json} wrote it. @throws IllegalArgumentException if it is anything else */
    public CredentialType stored(String json, boolean loopbackAllowed) {
        try {
            return own(Json.read(json), loopbackAllowed);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private CredentialType own(JsonNode json, boolean loopbackAllowed) {
        CredentialType type = TypeReader.read(json);
        return type.asOwn(shelf(type.category()), loopbackAllowed);
    }

    /** One of the shipped categories, however it is spelled, or Custom. */
    private String shelf(String category) {
        return shipped.all().stream()
                .map(TypeSummary::category)
                .distinct()
                .filter(known -> letters(known).equals(letters(category)))
                .findFirst()
                .orElse(CUSTOM);
    }

    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "");
    }

    private TypeSchema schema() {
        @Nullable TypeSchema known = schema;
        if (known == null) {
            known = new TypeSchema();
            schema = known; // Two threads may make one at once; both work.
        }
        return known;
    }

    /** One problem of a kind at one place is enough. */
    private static CheckedType refused(List<TypeProblem> found) {
        Set<List<Object>> seen = new HashSet<>();
        return new CheckedType(
                null,
                found.stream()
                        .sorted(TypeProblem.BY_PLACE)
                        .filter(problem -> seen.add(List.of(problem.path(), problem.key(), problem.arguments())))
                        .limit(MOST_PROBLEMS)
                        .collect(Collectors.toList()));
    }
}
