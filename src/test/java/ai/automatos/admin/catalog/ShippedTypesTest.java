package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.schema.InputSpec;
import ai.automatos.admin.schema.InputValidator;
import ai.automatos.admin.schema.Violation;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedTypesTest {
    private static final ShippedTypes TYPES = new ShippedTypes();
    private static final TypeSchema SCHEMA = new TypeSchema();

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(ShippedTypes.class.getResource("/catalog/types"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder())) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> folder().relativize(path).toString().replace('\\', '/'))
                    .filter(path -> !path.equals("index.json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode json(String file) {
        try {
            return Json.read(Files.readString(folder().resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CredentialType> types() {
        return TYPES.all();
    }

    @Test
    void indexIsTheFolder() throws IOException {
        List<String> index = new ArrayList<>();
        json("index.json").forEach(path -> index.add(path.asText()));

        assertThat(index).isEqualTo(files());
    }

    @ParameterizedTest
    @MethodSource("files")
    void obeysTheSchemaAndBearsItsKeyAsName(String file) {
        assertThat(SCHEMA.problems(json(file))).isEmpty();
        assertThat(file).endsWith("/" + json(file).path("key").asText() + ".json");
    }

    @ParameterizedTest
    @MethodSource("types")
    void hasDefaultsAndPatternsThatFit(CredentialType type) {
        Set<String> keys = new HashSet<>();
        for (FieldSpec field : type.fields()) {
            assertThat(keys.add(field.key())).as(field.key()).isTrue();
            assertThat(field.help()).as(field.key()).isNotBlank();
            InputSpec input = field.input();
            if (input.pattern() != null) {
                assertThat(Pattern.compile(input.pattern())).isNotNull();
            }
            if (field.defaultValue() != null) {
                assertThat(InputValidator.check(field.label(), input, field.defaultValue()))
                        .isEmpty();
            }
            if (field.shownWhen() != null) {
                assertThat(type.field(field.shownWhen().field())).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void mentionsOnlyFieldsThatItHas(String file) {
        JsonNode type = json(file);
        Set<String> fields = new HashSet<>();
        type.path("fields").forEach(field -> fields.add(field.path("name").asText()));
        JsonNode request = type.path("test").deepCopy();
        ((com.fasterxml.jackson.databind.node.ObjectNode) request).remove("identity");

        assertThat(java.util.regex.Pattern.compile("\\{([a-z0-9_]+)\\}")
                        .matcher(request.toString())
                        .results())
                .extracting((MatchResult found) -> found.group(1))
                .isNotEmpty()
                .isSubsetOf(fields);
        assertThat(type.path("environment"))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(fields).contains(field.asText()));
    }

    @Test
    void carriesTheGuidesNamesByCategoryAndName() {
        assertThat(TYPES.all()).extracting(CredentialType::name).containsExactly("OpenAI API", "Slack", "PostgreSQL");
        assertThat(TYPES.find("nothing")).isEmpty();
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
            List<List<CredentialType>> seen = pool.submit(() -> IntStream.range(0, 64)
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
