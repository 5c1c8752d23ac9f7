package ai.automatos.admin.probe;

import java.util.List;
import java.util.Locale;

/** How the way to a server is protected, where the user chooses that. */
public enum Protection {
    NONE("none"),
    /** In clear first, then TLS, and no password before that. */
    UPGRADE("starttls", "explicit_tls"),
    /** TLS from the first byte. */
    TLS("tls", "ldaps", "implicit_tls");

    /** As the fields call it, each protocol in its own way. */
    private final List<String> words;

    Protection(String... words) {
        this.words = List.of(words);
    }

    /** From the parameter {@code security}. @throws ProbeFailure if it says anything else */
    public static Protection of(ProtocolRequest request) throws ProbeFailure {
        String word = request.required("security").toLowerCase(Locale.ROOT);
        for (Protection one : values()) {
            if (one.words.contains(word)) {
                return one;
            }
        }
        throw request.invalid("probe.detail.security", request.label("security"));
    }
}
