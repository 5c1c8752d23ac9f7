package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeSchemaTest {
    private static final TypeSchema SCHEMA = new TypeSchema();
    private static final String BARE = "{\"key\":\"a_b\",\"name\":\"A\",\"provider\":\"P\",\"category\":\"C\","
            + "\"fields\":[{\"name\":\"f\",\"type\":\"string\"}]";
    private static final String HTTP = ",\"test\":{\"kind\":\"http\",\"summary\":\"s\",";
    private static final String GET = "\"method\":\"GET\",\"url\":\"https://x\",";
    private static final String OK = "\"success\":{\"statuses\":[200]}";

    private static JsonNode bare(String more) throws JsonProcessingException {
        return Json.read(BARE + more + "}");
    }

    @Test
    void acceptsTheLeastThatMakesAType() throws JsonProcessingException {
        assertThat(SCHEMA.problems(bare(""))).isEmpty();
        assertThat(TypeReader.read(bare("")).field("f").orElseThrow().label()).isEqualTo("f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ",\"unknown\":1",
                ",\"key\":\"Has Space\"",
                ",\"name\":\"two\\nlines\"",
                ",\"fields\":[]",
                ",\"fields\":[{\"name\":\"f\",\"type\":\"colour\"}]",
                ",\"fields\":[{\"name\":\"f\",\"type\":\"select\"}]",
                ",\"fields\":[{\"name\":\"f\",\"type\":\"password\",\"default\":\"x\"}]",
                ",\"fields\":[{\"name\":\"f\",\"type\":\"password\",\"secure\":false}]",
                ",\"links\":{\"documentation\":\"javascript:alert(1)\"}",
                ",\"environment\":{\"A-B\":\"f\"}",
                ",\"test\":{\"kind\":\"shell\"}",
                ",\"test\":{\"kind\":\"http\"}",
                HTTP + "\"method\":\"DELETE\",\"url\":\"https://x\"," + OK + "}",
                HTTP + "\"method\":\"GET\",\"url\":\"file:///etc\"," + OK + "}",
                HTTP + GET + "\"success\":{\"statuses\":[200],\"predicate\":{\"path\":\"a\",\"test\":\"equals\"}}}",
                HTTP + GET + OK + ",\"hints\":[{\"path\":\"a\",\"equals\":\"b\",\"diagnosis\":\"bad_luck\"}]}",
                ",\"test\":{\"kind\":\"jdbc\",\"summary\":\"s\",\"dialect\":\"postgresql\","
                        + "\"host\":\"h\",\"port\":\"1\",\"database\":\"d\",\"user\":\"u\",\"password\":\"p\","
                        + "\"query\":\"DROP TABLE x\"}"
            })
    void objectsTo(String more) throws JsonProcessingException {
        ObjectNode type = (ObjectNode) bare("");
        type.setAll((ObjectNode) Json.read("{" + more.substring(1) + "}"));

        assertThat(SCHEMA.problems(type)).isNotEmpty();
    }

    @Test
    void wantsEitherATestOrTheReasonForNone() throws JsonProcessingException {
        String test = HTTP + GET + OK + "}";

        assertThat(SCHEMA.problems(bare(test))).isEmpty();
        assertThat(SCHEMA.problems(bare(",\"not_testable\":\"Costs money.\""))).isEmpty();
        assertThat(SCHEMA.problems(bare(test + ",\"not_testable\":\"Costs money.\"")))
                .isNotEmpty();
    }
}
