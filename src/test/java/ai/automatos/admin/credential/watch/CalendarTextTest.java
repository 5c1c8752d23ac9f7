package ai.automatos.admin.credential.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
    private static final int[] ODD = {',', ';', '\\', '\n', ' ', '\t', 'n', ':', '"', 'é', 'م', '密', 0x1F600, 'x'};

    @Test
    void anyTextComesBackFromLinesThatFit() {
        Random random = new Random(5545);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder value = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                value.appendCodePoint(ODD[random.nextInt(ODD.length)]);
            }
            String written =
                    new CalendarText().textLine("SUMMARY", value.toString()).toString();

            assertThat(written).endsWith("\r\n");
            assertThat(written.replace("\r\n", "")).doesNotContain("\n", "\r");
            for (String line : written.split("\r\n")) {
                byte[] octets = line.getBytes(StandardCharsets.UTF_8);
                assertThat(octets.length).as(line).isBetween(1, 75);
                assertThat(line)
                        .as("no half character")
                        .doesNotContain("\uFFFD")
                        .matches(CalendarTextTest::isWhole);
            }
            assertThat(read(written)).isEqualTo("SUMMARY:" + value);
        }
    }

    @Test
    void aLongLineUsesItsSeventyFiveOctets() {
        assertThat(new CalendarText().textLine("A", "x".repeat(74)).toString())
                .isEqualTo("A:" + "x".repeat(73) + "\r\n x\r\n");
        assertThat(new CalendarText().textLine("A", "x".repeat(72) + "é").toString())
                .isEqualTo("A:" + "x".repeat(72) + "\r\n é\r\n");
    }

    @Test
    void commasSemicolonsBackslashesAndLinesAreEscaped() {
        assertThat(new CalendarText().textLine("A", "a,b;c\\d\r\ne\rf\u0007").toString())
                .isEqualTo("A:a\\,b\\;c\\\\d\\ne\\nf\r\n");
    }

    @Test
    void aValueCannotBecomeALineOfItsOwn() {
        assertThat(new CalendarText()
                        .textLine("SUMMARY", "Key\r\nATTACH:https://example.com")
                        .toString())
                .isEqualTo("SUMMARY:Key\\nATTACH:https://example.com\r\n");
    }

    private static boolean isWhole(String line) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(line);
    }

    /** As RFC 5545 says to read: unfold, then take the backslashes away. */
    private static String read(String written) {
        String line = written.replace("\r\n ", "").replace("\r\n", "");
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '\\') {
                character = line.charAt(++i) == 'n' ? '\n' : line.charAt(i);
            }
            value.append(character);
        }
        return value.toString();
    }
}
