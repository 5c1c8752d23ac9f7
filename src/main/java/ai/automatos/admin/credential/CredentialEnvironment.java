package ai.automatos.admin.credential;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Keeps the credentials of one kind of deployment apart from the others'. */
public enum CredentialEnvironment {
    PRODUCTION,
    DEVELOPMENT,
    STAGING,
    TESTING;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CredentialEnvironment> ofWord(String word) {
        return Stream.of(values())
                .filter(value -> value.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
