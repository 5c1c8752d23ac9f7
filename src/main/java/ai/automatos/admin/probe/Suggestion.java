package ai.automatos.admin.probe;

/**
 * What a field could hold so that the next test goes on, such as the host key that was shown. The user compares it and
 * takes it over, or not; nothing does so by itself. Not a secret.
 *
 * @param field key of a field of the type that is not secret
 */
public record Suggestion(String field, String value) {}
