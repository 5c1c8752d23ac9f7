package ai.automatos.admin.credential;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps the credentials of one kind of deployment apart from the others'. */
public enum CredentialEnvironment {
    PRODUCTION,
    DEVELOPMENT,
    STAGING,
    TESTING,
    /** A stored word that is none of the others: the row was altered. Never chosen and never written. */
    UNKNOWN;

    /** What a user may choose from. */
    public static final List<CredentialEnvironment> CHOICES = List.of(PRODUCTION, DEVELOPMENT, STAGING, TESTING);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CredentialEnvironment> ofWord(String word) {
        return CHOICES.stream()
                .filter(value -> value.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
