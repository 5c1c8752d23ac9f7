package ai.automatos.admin.catalog;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A kind of credential, read from one JSON file. Data only: no type has code of its own.
 *
 * @param key stable identifier, for example {@code openai_api}
 * @param capabilities search words
 * @param test how a credential of this type is tested, or null
 * @param notTestable why it cannot be tested, where {@code test} is null
 * @param steps how to get such a credential at the provider, in order; may be empty
 * @param oauth how the user signs in in the browser, or null if a credential of this type is not got that way
 * @param loopbackAllowed whether a test may talk to this computer itself: shipped types may, own ones if the user says so
 */
public record CredentialType(
        String key,
        String name,
        String provider,
        String category,
        List<String> capabilities,
        String description,
        List<FieldSpec> fields,
        @Nullable TestRecipe test,
        @Nullable String notTestable,
        List<String> environmentNames,
        int popularity,
        Links links,
        List<String> steps,
        @Nullable OAuthClient oauth,
        boolean loopbackAllowed) {
    public CredentialType {
        capabilities = List.copyOf(capabilities);
        fields = List.copyOf(fields);
        environmentNames = List.copyOf(environmentNames);
        steps = List.copyOf(steps);
    }

    public Optional<FieldSpec> field(String fieldKey) {
        return fields.stream().filter(field -> field.key().equals(fieldKey)).findFirst();
    }

    /** The same type as one that a user wrote. @param shelf the category that it appears under */
    public CredentialType asOwn(String shelf, boolean mayUseLoopback) {
        return new CredentialType(
                key,
                name,
                provider,
                shelf,
                capabilities,
                description,
                fields,
                test,
                notTestable,
                environmentNames,
                popularity,
                links,
                steps,
                oauth,
                mayUseLoopback);
    }

    /** Pages of the provider. */
    public record Links(
            @Nullable String documentation,
            @Nullable String obtain,
            @Nullable String setup) {}
}
