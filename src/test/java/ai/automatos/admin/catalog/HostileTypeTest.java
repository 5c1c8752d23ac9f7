package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Messages;
import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a file holds, reading it ends soon, with a type or with a few printable problems. */
@Timeout(60)
class HostileTypeTest {
    private static final ShippedTypes SHIPPED = new ShippedTypes();
    private static final OwnTypeReader READER = new OwnTypeReader(SHIPPED);
    private static final Messages MESSAGES = new Messages(Locale.ENGLISH);
    private static final List<String> SEEDS = List.of(
            OwnTypeReaderTest.GUIDE,
            own(SHIPPED.source("openai_api").orElseThrow()),
            own(SHIPPED.source("slack").orElseThrow()));

    private static String own(String json) {
        return json.replaceFirst("\"key\": \"", "\"key\": \"own_");
    }

    private static CheckedType read(String text) {
        CheckedType checked = READER.read(text, null);
        assertThat(checked.type().isPresent()).isEqualTo(checked.problems().isEmpty());
        assertThat(checked.problems()).hasSizeLessThanOrEqualTo(100);
        int lines = (int) text.lines().count() + 1;
        for (TypeProblem problem : checked.problems()) {
            assertThat(problem.line()).isBetween(1, lines);
            assertThat(problem.column()).isPositive();
            String sentence = problem.text(MESSAGES) + problem.path();
            assertThat(sentence).hasSizeLessThan(4000);
            assertThat(sentence.chars().noneMatch(Character::isISOControl))
                    .as(sentence)
                    .isTrue();
        }
        checked.type().ifPresent(type -> {
            assertThat(type.loopbackAllowed()).isFalse();
            assertThat(type.key()).matches("[a-z][a-z0-9_]{1,63}");
            assertThat(type.name() + type.provider() + type.category()).doesNotContain("\n");
            assertThat(READER.stored(checked.sound().json("a_key"), false)).isNotNull();
        });
        return checked;
    }

    @Test
    void everyTruncatedFileIsRefused() {
        for (String seed : SEEDS) {
            assertThat(read(seed).problems()).isEmpty();
            for (int length = 0; length < seed.stripTrailing().length(); length++) {
                assertThat(read(seed.substring(0, length)).problems()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void filesWithAnyCharactersChanged(long random) {
        Random dice = new Random(random);
        String signs = "{}[]\":,\\0123456789eE+-. \n\t\u0000\u202eatrufslnp";
        for (int round = 0; round < 1_000; round++) {
            StringBuilder text = new StringBuilder(SEEDS.get(dice.nextInt(SEEDS.size())));
            for (int slips = dice.nextInt(4); slips >= 0; slips--) {
                int at = dice.nextInt(text.length());
                char sign = signs.charAt(dice.nextInt(signs.length()));
                switch (dice.nextInt(3)) {
                    case 0 -> text.setCharAt(at, sign);
                    case 1 -> text.insert(at, sign);
                    default -> text.deleteCharAt(at);
                }
            }
            read(text.toString());
        }
    }

    /** Any value may stand where another one belongs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "-1",
                "1e5",
                "[]",
                "{}",
                "[[{}]]",
                "\"\"",
                "\"\\ud800\"",
                "\"{x}\"",
                "\"\\u001b[2J\""
            })
    void everyValueReplaced(String value) {
        for (String seed : SEEDS) {
            List<int[]> places = new ArrayList<>();
            java.util.regex.Pattern.compile("(?<=: )(\"(?:[^\"\\\\]|\\\\.)*\"|true|false|[0-9]+)")
                    .matcher(seed)
                    .results()
                    .forEach(found -> places.add(new int[] {found.start(), found.end()}));
            assertThat(places).isNotEmpty();
            places.forEach(place -> read(seed.substring(0, place[0]) + value + seed.substring(place[1])));
        }
    }

    static List<String> bombs() {
        String field = "{\"name\":\"f\",\"type\":\"string\"}";
        String body = "{\"name\":\"T\",\"fields\":[" + field + "],\"test\":{\"url\":\"https://x\",\"body\":";
        return List.of(
                "[".repeat(200_000),
                "{\"a\":".repeat(40_000),
                body + "[".repeat(30_000) + "]".repeat(30_000) + "}}",
                "{\"name\":" + "9".repeat(200_000) + "}",
                "{\"name\":1e999999999}",
                "{\"name\":\"" + "x".repeat(250_000) + "\"}",
                "{\"" + "k".repeat(250_000) + "\":1}",
                "{\"name\":\"T\",\"fields\":[" + (field + ",").repeat(8_000) + field + "]}",
                "{" + "\"name\":\"T\",".repeat(20_000) + "\"fields\":[" + field + "]}",
                "{\"name\":\"T\",\"fields\":[" + field + "],\"capabilities\":[" + "\"a\",".repeat(50_000) + "\"a\"]}",
                "x".repeat(1 << 20),
                "é".repeat(OwnTypeReader.LARGEST / 2 + 1));
    }

    @ParameterizedTest
    @MethodSource("bombs")
    void bombsDoNotGoOff(String text) {
        long start = System.nanoTime();
        assertThat(read(text).problems()).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void moreThanSixtyFieldsAndLongPatternsAreRefused() {
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < 61; i++) {
            fields.append(i == 0 ? "" : ",").append("{\"name\":\"f").append(i).append("\",\"type\":\"string\"}");
        }
        assertThat(read("{\"name\":\"T\",\"fields\":[" + fields + "]}").problems())
                .extracting(TypeProblem::key)
                .containsExactly("too_many");
        assertThat(read(pattern("a".repeat(501))).problems())
                .extracting(TypeProblem::key)
                .containsExactly("too_long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "(a|a)*b",
                "^(([a-z])+.)+[A-Z]([a-z])+$",
                "((((((a{1,100}){1,100}){1,100}){1,100}){1,100}){1,100})",
                "(x{1000}){1000}",
                "((((((((((((((((((((((((((((((x*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*",
                "[\\\\p{L}]{1000}"
            })
    void evilPatternsAreRefusedOrHarmless(String pattern) {
        CheckedType checked = read(pattern(pattern));
        checked.type().ifPresent(type -> {
            String regex = type.fields().get(0).input().pattern();
            assertThat(Pattern.compile(regex).matcher("a".repeat(50_000) + "!").find())
                    .isIn(true, false);
        });
    }

    /** Patterns of providers stay far below what is refused. */
    @Test
    void shippedPatternsAreCheap() {
        long costliest = SHIPPED.all().stream()
                .flatMap(type -> SHIPPED.find(type.key()).orElseThrow().fields().stream())
                .flatMap(field -> Optional.ofNullable(field.input().pattern()).stream())
                .mapToLong(PatternCost::of)
                .max()
                .orElseThrow();
        assertThat(costliest).isBetween(50L, 10_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "abc, 3, 3",
        "a{3}, 3, 6",
        "'(ab){1,100}', 200, 600",
        "'((a{10}){10}){10}', 1000, 10000",
        "[]{9}(]b{5}, 6, 12",
        "[[:alpha:]{9}]{5}, 5, 10",
        "\\p{L}{7}, 7, 14",
        "\\Q{9}\\E, 1, 10",
        "a{x}, 4, 4"
    })
    void aPatternsCostIsNeverUnderestimated(String pattern, long least, long most) {
        assertThat(PatternCost.of(pattern.replace("\\\\", "\\"))).isBetween(least, most);
    }

    private static String pattern(String pattern) {
        return "{\"name\":\"T\",\"fields\":[{\"name\":\"f\",\"type\":\"string\",\"pattern\":\"" + pattern + "\"}]}";
    }
}
