package ai.automatos.admin.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.SecretBytes;
import com.fasterxml.jackson.core.type.TypeReference;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCodecTest {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String[] PIECES = {
        "a", "\"", "\\", "\n", "\r\n", "\t", "\u0000", "\u001f", "\u007f", "é", "한", "😀", "}", ",", ":", "{", " ", "/"
    };

    @Test
    void valuesComeBackByteForByteAndAreJsonForEverybodyElse() throws Exception {
        long seed = 20261124;
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            Map<String, SecretBytes> values = new TreeMap<>();
            Map<String, String> texts = new TreeMap<>();
            for (int field = random.nextInt(5); field > 0; field--) {
                String key = text(random);
                String value = text(random);
                values.put(key, SecretBytes.ofUtf8(value));
                texts.put(key, value);
            }
            try (SecretBytes json = ValueCodec.encode(values)) {
                assertThat(ValueCodec.decode(json))
                        .as("seed %d round %d", seed, round)
                        .isEqualTo(values);
                assertThat(Json.mapper().readValue(json.expose(), TEXTS)).isEqualTo(texts);
            }
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    @Test
    void aLongValueFits() {
        byte[] long1 = new byte[1_000_000];
        Arrays.fill(long1, (byte) 1);
        Map<String, SecretBytes> values = Map.of("key", SecretBytes.owning(long1));
        assertThat(ValueCodec.decode(ValueCodec.encode(values))).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "}",
                "[]",
                "{}x",
                "{\"a\"}",
                "{\"a\":1}",
                "{\"a\":\"b\"",
                "{\"a\":\"b\",}",
                "{\"a\":\"b\"]",
                "{\"a\":\"\\n\"}",
                "{\"a\":\"\\u00g1\"}",
                "{\"a\":\"\\u0100\"}",
                "{\"a\":\"\\u0080\"}",
                "{\"a\":\"\\",
                "{\"a\":\"b\",\"a\":\"c\"}",
                "{\"a\":\"secret\"} "
            })
    void anythingElseIsRefusedWithoutQuotingIt(String json) {
        assertThatThrownBy(() -> ValueCodec.decode(SecretBytes.ofUtf8(json)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not the values of a credential");
    }
}
