package ai.automatos.admin.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanonicalBytesTest {
    @Test
    void knownBytes() {
        byte[] bytes = new CanonicalBytes()
                .add("é")
                .add(258)
                .add((String) null)
                .add(true)
                .add(Instant.ofEpochSecond(1, 2_000))
                .add(new UUID(1, 2))
                .toBytes();
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00000002c3a9" + "000000080000000000000102" + "ffffffff" + "0000000101"
                        + "0000000800000000000f4242" + "0000001000000000000000010000000000000002");
    }

    @Test
    void differentFieldsNeverGiveTheSameBytes() {
        Random random = new Random(42);
        for (int round = 0; round < 2_000; round++) {
            List<String> one = fields(random);
            List<String> other = fields(random);
            assertThat(encode(one).equals(encode(other)))
                    .as("%s and %s", one, other)
                    .isEqualTo(one.equals(other));
        }
    }

    private static List<String> fields(Random random) {
        return IntStream.range(0, random.nextInt(4))
                .mapToObj(i -> "a".repeat(random.nextInt(3)))
                .toList();
    }

    private static String encode(List<String> fields) {
        CanonicalBytes bytes = new CanonicalBytes();
        fields.forEach(bytes::add);
        return HexFormat.of().formatHex(bytes.toBytes());
    }
}
