package ai.automatos.admin.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** Types that a test writes down as JSON. */
public final class TypeJson {
    private static final TypeSchema SCHEMA = new TypeSchema();

    private TypeJson() {}

    /** The type, after the schema had no objection. */
    public static CredentialType read(String json) {
        try {
            JsonNode node = Json.read(json);
            assertThat(SCHEMA.problems(node)).isEmpty();
            return TypeReader.read(node);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
