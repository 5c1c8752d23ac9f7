package ai.automatos.admin.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/** The form of a type's file, as JSON Schema (draft 2020-12). Thread-safe; costly to make, so keep one. */
public final class TypeSchema {
    private static final String RESOURCE = "/catalog/credential-type.schema.json";

    private final JsonSchema schema;

    public TypeSchema() {
        try (InputStream in = TypeSchema.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE);
            }
            schema = JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the schema knows such a part of a test, or of one of the test's requests. */
    boolean isPartOfTest(JsonPlace place, String name) {
        JsonNode parts = schema.getSchemaNode().path("$defs");
        boolean whole = place.equals(JsonPlace.ROOT.member("test"));
        return parts.path("request").path("properties").has(name)
                || (whole && parts.path("http").path("properties").has(name));
    }

    /** What breaks the schema, for those who say it in words of their own. */
    Set<ValidationMessage> violations(JsonNode type) {
        return schema.validate(type);
    }

    /** Where and how the file breaks the schema, one sentence each; empty if it does not. */
    public List<String> problems(JsonNode type) {
        return schema.validate(type).stream()
                .map(ValidationMessage::getMessage)
                .sorted()
                .toList();
    }
}
