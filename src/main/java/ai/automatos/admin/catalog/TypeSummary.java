package ai.automatos.admin.catalog;

import java.util.List;

/**
 * What lists and searches need to know of a type; its details are read when it is opened.
 *
 * @param capabilities search words
 * @param popularity 0 to 100; among equal hits the more popular comes first
 * @param testable whether a credential of this type can be tested
 * @param required number of fields that must be filled in
 * @param optional number of the others
 */
public record TypeSummary(
        String key,
        String name,
        String provider,
        String category,
        List<String> capabilities,
        int popularity,
        boolean testable,
        int required,
        int optional) {
    public TypeSummary {
        capabilities = List.copyOf(capabilities);
    }

    public static TypeSummary of(CredentialType type) {
        int required = (int) type.fields().stream().filter(FieldSpec::required).count();
        return new TypeSummary(
                type.key(),
                type.name(),
                type.provider(),
                type.category(),
                type.capabilities(),
                type.popularity(),
                type.test() != null,
                required,
                type.fields().size() - required);
    }
}
