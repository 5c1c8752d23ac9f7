package ai.automatos.admin.notice.mail;

import ai.automatos.admin.common.SecretBytes;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A mail server and how to sign in to it.
 *
 * @param password owned by the caller, who wipes it
 */
public record SmtpServer(String host, int port, Security security, String user, SecretBytes password) {
    /** How the way there is protected. */
    public enum Security {
        /** In clear first, then TLS, and no password before that. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** In clear. */
        NONE;

        public static Optional<Security> ofWord(String word) {
            return Stream.of(values())
                    .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
