package ai.automatos.admin.catalog;

import java.util.Map;

/**
 * A test that speaks a protocol of its own: a login to a database, a mail server, a queue…, or a check of the material
 * itself. What each kind takes is in {@code credential-type.schema.json}.
 *
 * @param kind for example {@code redis}
 * @param parameters templates by name; one whose placeholder is empty counts as left out
 */
public record ProtocolRecipe(String kind, String summary, Map<String, String> parameters) implements TestRecipe {
    public ProtocolRecipe {
        parameters = Map.copyOf(parameters);
    }

    /** Whether the test runs by a driver that the user puts into the folder of drivers. */
    public boolean needsDriver() {
        return kind.equals("jdbc") && "own_driver".equals(parameters.get("dialect"));
    }
}
