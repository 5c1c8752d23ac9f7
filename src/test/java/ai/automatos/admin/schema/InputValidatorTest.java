package ai.automatos.admin.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.schema.InputSpec.Kind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputValidatorTest {
    private static final long SEED = 20261124;
    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);
    private static final InputSpec PORT = new InputSpec(Kind.NUMBER, List.of(), 1L, 65_535L, 100, null, false);

    private static InputSpec plain(Kind kind) {
        return new InputSpec(kind, List.of("a", "b"), null, null, 1000, null, kind == Kind.SECRET);
    }

    private static InputSpec withPattern(Kind kind, String pattern) {
        return new InputSpec(kind, List.of(), null, null, 1000, pattern, kind == Kind.SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ops@example.org | ",
                "ops@example.org, ana+keys@mail.example.org;x@localhost | ",
                "ops | not_an_email",
                "ops@example.org, @example.org | not_an_email",
                "Ops <ops@example.org> | not_an_email",
                "a@x b@x c@x d@x | too_many_addresses",
            })
    void addressesAreCheckedEach(String typed, String problem) {
        InputSpec three = new InputSpec(Kind.EMAIL, List.of(), 0L, 3L, 1000, null, false);
        assertThat(keys(three, typed)).isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    private static List<String> keys(InputSpec input, String value) {
        return InputValidator.check("Field", input, value).stream()
                .map(Violation::key)
                .toList();
    }

    private static String sentence(Violation violation) {
        List<Object> arguments = new ArrayList<>(List.of(violation.field()));
        arguments.addAll(violation.arguments());
        return MESSAGES.get("violation." + violation.key(), arguments.toArray());
    }

    @Test
    void namesTheFieldAndTheRange() {
        Violation violation = InputValidator.check("Port", PORT, "70000").get(0);

        assertThat(violation.blocking()).isTrue();
        assertThat(sentence(violation)).isEqualTo("Port must be a whole number from 1 to 65535.");
    }

    static Stream<Arguments> faults() {
        InputSpec least = new InputSpec(Kind.NUMBER, List.of(), 5L, null, 100, null, false);
        InputSpec most = new InputSpec(Kind.NUMBER, List.of(), null, 5L, 100, null, false);
        return Stream.of(
                arguments(PORT, "0", "out_of_range"),
                arguments(PORT, "-1", "out_of_range"),
                arguments(PORT, "99999999999999999999", "out_of_range"),
                arguments(PORT, "5432.0", "not_a_number"),
                arguments(PORT, " 5432", "not_a_number"),
                arguments(PORT, "٥٤٣٢", "not_a_number"),
                arguments(least, "4", "too_small"),
                arguments(most, "6", "too_large"),
                arguments(plain(Kind.FLAG), "yes", "not_a_flag"),
                arguments(plain(Kind.CHOICE), "c", "not_an_option"),
                arguments(plain(Kind.URL), "ftp://example.com", "not_a_url"),
                arguments(plain(Kind.URL), "example.com", "not_a_url"),
                arguments(plain(Kind.URL), "https://", "not_a_url"),
                arguments(plain(Kind.URL), "https://a b", "not_a_url"),
                arguments(plain(Kind.JSON), "{\"a\":", "not_json"),
                arguments(plain(Kind.JSON), "  ", "not_json"),
                arguments(plain(Kind.JSON), "{} trailing", "not_json"),
                arguments(plain(Kind.TEXT), "two\nlines", "line_break"),
                arguments(plain(Kind.TEXT), "null\u0000", "control_character"),
                arguments(plain(Kind.TEXT), "half \ud83d", "broken_character"),
                arguments(plain(Kind.TEXT), "é".repeat(501), "too_long"),
                arguments(plain(Kind.SECRET), "key\n", "trailing_line_break"),
                arguments(plain(Kind.SECRET), "key\r\n", "trailing_line_break"),
                arguments(plain(Kind.SECRET), " key", "surrounding_space"),
                arguments(withPattern(Kind.SECRET, "^sk-"), "pk-1", "pattern"),
                arguments(withPattern(Kind.TEXT, "("), "x", "pattern_unusable"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void finds(InputSpec input, String value, String key) {
        List<Violation> found = InputValidator.check("Field", input, value);

        assertThat(found).extracting(Violation::key).containsExactly(key);
        assertThat(sentence(found.get(0))).startsWith("Field ").endsWith(".");
    }

    static Stream<Arguments> fine() {
        String pem = "-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n";
        return Stream.of(
                arguments(PORT, "1"),
                arguments(PORT, "65535"),
                arguments(plain(Kind.NUMBER), "-12"),
                arguments(plain(Kind.FLAG), "true"),
                arguments(plain(Kind.CHOICE), "b"),
                arguments(plain(Kind.URL), "HTTP://localhost:8080/v1?x=y"),
                arguments(plain(Kind.JSON), "{\n \"a\": [1]\n}"),
                arguments(plain(Kind.TEXT), "日本語 😀 עברית"),
                arguments(plain(Kind.MULTILINE), pem),
                arguments(plain(Kind.SECRET), pem),
                arguments(plain(Kind.SECRET), "   "),
                arguments(withPattern(Kind.SECRET, "^sk-[A-Za-z0-9_-]{20,}$"), "sk-proj-" + "x_-".repeat(40)));
    }

    @ParameterizedTest
    @MethodSource("fine")
    void letsPass(InputSpec input, String value) {
        assertThat(InputValidator.check("Field", input, value)).isEmpty();
    }

    @Test
    void onlyWarnsAboutPatternsAndWhatCameWithTheClipboard() {
        assertThat(InputValidator.check("Key", withPattern(Kind.SECRET, "^sk-"), " pk\n"))
                .hasSize(2)
                .noneMatch(Violation::blocking);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void neverFailsAndNeverQuotesTheValue(Kind kind) {
        Random random = new Random(SEED);
        InputSpec input = new InputSpec(kind, List.of("red"), 1L, 9L, 20, "^never$", kind == Kind.SECRET);
        for (int round = 0; round < 2_000; round++) {
            char[] characters = new char[5 + random.nextInt(40)];
            for (int i = 0; i < characters.length; i++) {
                characters[i] = (char) (random.nextInt(4) == 0 ? random.nextInt(0x10000) : 32 + random.nextInt(95));
            }
            String value = new String(characters);
            assertThat(InputValidator.check("Field", input, value))
                    .as("seed %d, round %d", SEED, round)
                    .allSatisfy(violation -> assertThat(sentence(violation)).doesNotContain(value));
        }
    }

    @Test
    void acceptsExactlyTheNumbersInRange() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            long number = random.nextInt(140_000) - 20_000L;
            boolean inside = number >= 1 && number <= 65_535;

            assertThat(keys(PORT, Long.toString(number)).isEmpty())
                    .as("%d, seed %d", number, SEED)
                    .isEqualTo(inside);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void measuresBytesNotCharacters(int extra) {
        InputSpec input = new InputSpec(Kind.TEXT, List.of(), null, null, 12, null, false);
        String value = "😀😀".concat("x".repeat(4)).concat("é".repeat(extra));

        boolean fits = value.getBytes(StandardCharsets.UTF_8).length <= 12;

        assertThat(keys(input, value).isEmpty()).isEqualTo(fits);
    }

    @Test
    void staysFastOnAPatternThatExplodesElsewhere() {
        InputSpec input = new InputSpec(Kind.TEXT, List.of(), null, null, 1 << 20, "^(a+)+$", false);

        assertThat(keys(input, "a".repeat(100_000) + "!")).containsExactly("pattern");
    }
}
