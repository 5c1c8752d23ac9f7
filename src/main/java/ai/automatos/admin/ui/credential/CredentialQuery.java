package ai.automatos.admin.ui.credential;

import ai.automatos.admin.credential.CredentialEnvironment;
import ai.automatos.admin.credential.CredentialStatus;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows; empty sets mean all.
 *
 * @param text words, each of which must occur in name, type, tag, description or environment
 * @param card the statistics card that is switched on, or null
 */
record CredentialQuery(
        String text,
        Set<CredentialEnvironment> environments,
        Set<CredentialStatus> statuses,
        Set<String> typeKeys,
        Set<String> tags,
        @Nullable Card card,
        Sort sort) {
    static final CredentialQuery ALL = new CredentialQuery("", Set.of(), Set.of(), Set.of(), Set.of(), null, Sort.NAME);

    /** Something is hidden by it. */
    boolean narrows() {
        return !text.isBlank()
                || !environments.isEmpty()
                || !statuses.isEmpty()
                || !typeKeys.isEmpty()
                || !tags.isEmpty()
                || (card != null && card != Card.TOTAL);
    }

    /** How many of the four filters are set. */
    int filters() {
        return (int) Stream.of(environments, statuses, typeKeys, tags)
                .filter(chosen -> !chosen.isEmpty())
                .count();
    }

    /** The statistics cards. */
    enum Card {
        TOTAL("fth-key"),
        VERIFIED("fth-check-circle"),
        EXPIRING("fth-clock"),
        IN_USE("fth-users");

        private final String icon;

        Card(String icon) {
            this.icon = icon;
        }

        String icon() {
            return icon;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** In which order. */
    enum Sort {
        NAME,
        LAST_USED,
        CREATED,
        EXPIRES,
        STATUS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
