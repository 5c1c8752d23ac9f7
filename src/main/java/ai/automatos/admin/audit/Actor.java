package ai.automatos.admin.audit;

import java.util.Locale;
import java.util.UUID;

/**
 * Who did it.
 *
 * @param id the user's or API key's identifier; {@code system} for jobs
 * @param name as it was then; may be an e-mail address
 */
public record Actor(Kind kind, String id, String name) {
    /** For jobs of the program itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "system", "system");

    public static Actor user(UUID id, String name) {
        return new Actor(Kind.USER, id.toString(), name);
    }

    /** Somebody who gave no valid password, known only by the name claimed. */
    public static Actor unproven(String name) {
        return new Actor(Kind.UNPROVEN, "", name);
    }

    /** What an actor is. */
    public enum Kind {
        USER,
        API_KEY,
        SYSTEM,
        UNPROVEN;

        private final String word = name().toLowerCase(Locale.ROOT);

        public String word() {
            return word;
        }

        /** @throws IllegalArgumentException for any other word */
        public static Kind ofWord(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(word);
        }
    }
}
