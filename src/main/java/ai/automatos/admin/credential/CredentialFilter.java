package ai.automatos.admin.credential;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which credentials to list; empty or null means all.
 *
 * @param text part of name, description, type or a tag, whatever the case
 */
public record CredentialFilter(
        @Nullable String text,
        Set<CredentialEnvironment> environments,
        Set<String> typeKeys,
        Set<String> tags,
        Set<CredentialStatus> statuses) {
    public static final CredentialFilter ALL = new CredentialFilter(null, Set.of(), Set.of(), Set.of(), Set.of());

    /** Text and tags alone: decided here, for databases differ in what letters and signs mean to them. */
    public boolean matchesWords(Credential credential) {
        return credential.tags().containsAll(tags) && matchesText(credential);
    }

    private boolean matchesText(Credential credential) {
        if (text == null || text.isBlank()) {
            return true;
        }
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(credential.name(), credential.description(), credential.typeKey()),
                        credential.tags().stream())
                .anyMatch(word -> word.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
