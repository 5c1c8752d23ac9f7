package ai.automatos.admin.credential;

import java.util.Set;
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
}
