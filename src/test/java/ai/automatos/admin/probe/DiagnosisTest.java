package ai.automatos.admin.probe;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DiagnosisTest {
    @ParameterizedTest
    @EnumSource(Diagnosis.class)
    void saysWhatItMeansAndWhatToDo(Diagnosis diagnosis) {
        assertThat(ProbeFixture.MESSAGES.get(diagnosis.messageKey())).isNotBlank();
        assertThat(ProbeFixture.MESSAGES.get(diagnosis.actionKey())).endsWith(".");
    }

    @Test
    void coversEveryWordThatAHintMayUse() throws IOException {
        try (InputStream in = getClass().getResourceAsStream("/catalog/credential-type.schema.json")) {
            JsonNode words =
                    Json.mapper().readTree(in).at("/$defs/http/properties/hints/items/properties/diagnosis/enum");

            assertThat(words)
                    .isNotEmpty()
                    .allSatisfy(word -> assertThat(Diagnosis.values())
                            .extracting(Diagnosis::word)
                            .contains(word.asText()));
        }
    }
}
