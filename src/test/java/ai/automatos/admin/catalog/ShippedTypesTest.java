package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTypesTest {
    private static final ShippedTypes TYPES = new ShippedTypes();
    private static final TypeSchema SCHEMA = new TypeSchema();

    private static final java.util.regex.Pattern PLACEHOLDER =
            java.util.regex.Pattern.compile("\\{([a-z0-9_]+)[^{}\"]*}");

    private static Path folder() {
        return Path.of("src/main/resources/catalog/types");
    }

    static List<CredentialType> types() {
        return TYPES.all().stream()
                .map(summary -> TYPES.find(summary.key()).orElseThrow())
                .toList();
    }

    private static void forEachFile(BiConsumer<String, JsonNode> check) throws IOException {
        try (Stream<Path> paths = Files.walk(folder())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                check.accept(
                        folder().relativize(path).toString().replace('\\', '/'), Json.read(Files.readString(path)));
            }
        }
    }

    @Test
    void everyFileObeysTheSchemaAndBearsItsKeyAsName() throws IOException {
        Map<String, List<String>> problems = new TreeMap<>();
        forEachFile((file, json) -> {
            if (!SCHEMA.problems(json).isEmpty()) {
                problems.put(file, SCHEMA.problems(json));
            }
            assertThat(file).endsWith("/" + json.path("key").asText() + ".json");
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void theIndexIsWhatTheFilesSay() throws IOException {
        assertThat(TYPES.all())
                .isEqualTo(CatalogIndex.of(folder()).stream()
                        .map(CatalogIndex.Entry::type)
                        .toList());
    }

    @Test
    void keysAndNamesAreUnique() {
        assertThat(TYPES.all()).extracting(TypeSummary::key).doesNotHaveDuplicates();
        assertThat(TYPES.all())
                .extracting(type -> type.name().toLowerCase(java.util.Locale.ROOT))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTypeIsDescribed() {
        assertThat(types()).allSatisfy(type -> {
            assertThat(type.description()).as(type.key()).hasSizeBetween(30, 200);
            assertThat(type.test() == null).as(type.key()).isEqualTo(type.notTestable() != null);
            assertThat(type.popularity()).isBetween(0, 100);
        });
    }

    @Test
    void everyFieldIsSound() {
        for (CredentialType type : types()) {
            assertThat(type.fields()).as(type.key()).extracting(FieldSpec::key).doesNotHaveDuplicates();
            for (FieldSpec field : type.fields()) {
                InputSpec input = field.input();
                if (input.pattern() != null) {
                    assertThat(Pattern.compile(input.pattern())).isNotNull();
                }
                if (field.defaultValue() != null) {
                    assertThat(InputValidator.check(field.label(), input, field.defaultValue()))
                            .as(type.key() + "." + field.key())
                            .isEmpty();
                }
                if (field.shownWhen() != null) {
                    assertThat(type.field(field.shownWhen().field())).isPresent();
                }
            }
        }
    }

    /** A placeholder with a slip of the pen would send nothing where the key belongs. */
    @Test
    void everyTemplateNamesSomethingThatIsThere() throws IOException {
        forEachFile((file, json) -> {
            Set<String> known = new HashSet<>(Placeholders.ALWAYS_THERE);
            known.add("now");
            json.path("fields").forEach(field -> known.add(field.path("name").asText()));
            ObjectNode test = json.path("test").isObject() ? json.path("test").deepCopy() : null;
            json.path("environment").forEach(field -> assertThat(known).as(file).contains(field.asText()));
            if (test == null) {
                return;
            }
            test.remove("identity");
            test.remove("summary");
            known.addAll(computedAndTaken(test));
            Set<String> named = PLACEHOLDER
                    .matcher(test.toString())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            assertThat(named).as(file).isNotEmpty().isSubsetOf(known);
        });
    }

    /** Every secret of a type that is tested goes into its test, or the test proves nothing about it. */
    @Test
    void everyTestUsesASecret() {
        Set<String> withoutAny = types().stream()
                .filter(type -> type.test() != null)
                .filter(type -> type.fields().stream().anyMatch(field -> field.secure() && field.required()))
                .filter(type -> type.fields().stream()
                        .filter(FieldSpec::secure)
                        .noneMatch(field -> type.test().toString().contains(field.key())))
                .map(CredentialType::key)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(withoutAny).isEmpty();
    }

    @Test
    void carriesTheGuidesNames() {
        assertThat(TYPES.all())
                .extracting(TypeSummary::name)
                .contains(
                        "OpenAI API",
                        "Anthropic API",
                        "HuggingFace API",
                        "Cohere API",
                        "PostgreSQL",
                        "MySQL",
                        "MongoDB",
                        "Redis",
                        "AWS",
                        "Azure",
                        "Google Cloud",
                        "DigitalOcean",
                        "Slack",
                        "Discord",
                        "Telegram",
                        "GitHub",
                        "GitLab",
                        "Jira",
                        "Jenkins");
        assertThat(TYPES.find("nothing")).isEmpty();
        assertThat(TYPES.summary("nothing")).isEmpty();
    }

    @Test
    void isAsLargeAsPromised() {
        assertThat(TYPES.all()).hasSizeGreaterThanOrEqualTo(1_200);
        assertThat(TYPES.all().stream().map(TypeSummary::category).distinct()).hasSize(12);
        long testable = TYPES.all().stream().filter(TypeSummary::testable).count();
        assertThat(testable).isGreaterThan(TYPES.all().size() * 8L / 10);
    }

    private static Set<String> computedAndTaken(JsonNode test) {
        Set<String> names = new HashSet<>();
        Stream.concat(
                        Stream.of(test, test.path("then")),
                        StreamSupport.stream(test.path("before").spliterator(), false))
                .forEach(exchange -> {
                    exchange.path("values").fieldNames().forEachRemaining(names::add);
                    exchange.path("take").fieldNames().forEachRemaining(names::add);
                });
        return names;
    }

    @Test
    void knowsPostgresqlsFields() {
        CredentialType postgres = TYPES.find("postgresql").orElseThrow();

        assertThat(postgres.fields())
                .filteredOn(FieldSpec::required)
                .extracting(FieldSpec::key)
                .containsExactly("host", "database", "user", "password");
        assertThat(postgres.fields())
                .filteredOn(FieldSpec::secure)
                .extracting(FieldSpec::key)
                .containsExactly("password");
        assertThat(postgres.field("port").orElseThrow().defaultValue()).isEqualTo("5432");
        assertThat(postgres.field("ssl_mode").orElseThrow().input().options())
                .containsExactly("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
        assertThat(postgres.field("ssl_mode").orElseThrow().defaultValue()).isEqualTo("prefer");
        assertThat(postgres.environmentNames()).contains("PGHOST", "PGPASSWORD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk-abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKL",
                "sk-proj-a_b-c4567890123456789",
                "sk-svcacct-A1B2C3D4E5F6G7H8I9J0"
            })
    void knowsTheShapesOfTodaysOpenAiKeys(String key) {
        InputSpec input = TYPES.find("openai_api")
                .flatMap(type -> type.field("api_key"))
                .orElseThrow()
                .input();

        assertThat(InputValidator.check("API Key", input, key)).isEmpty();
        assertThat(InputValidator.check("API Key", input, "something else")).noneMatch(Violation::blocking);
    }

    @Test
    void isReadByManyThreadsAtOnce() throws ExecutionException, InterruptedException {
        ShippedTypes fresh = new ShippedTypes();
        ForkJoinPool pool = new ForkJoinPool(8);
        try {
            List<List<TypeSummary>> seen = pool.submit(() -> IntStream.range(0, 64)
                            .parallel()
                            .mapToObj(i -> fresh.all())
                            .toList())
                    .get();

            assertThat(seen).allSatisfy(types -> assertThat(types).isEqualTo(seen.get(0)));
        } finally {
            pool.shutdown();
        }
    }
}
