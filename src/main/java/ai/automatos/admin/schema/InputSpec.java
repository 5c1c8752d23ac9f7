package ai.automatos.admin.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be, for a setting or a credential's field alike.
 *
 * @param options for {@link Kind#CHOICE}, in display order; otherwise empty
 * @param minimum smallest number allowed, or fewest characters of a {@link Kind#TEXT}, or null
 * @param maximum largest number allowed, most characters of a {@link Kind#TEXT}, or most addresses, or null
 * @param maximumBytes longest UTF-8 form
 * @param pattern RE2 syntax; a mismatch is a warning, never an error, for providers change their key formats
 * @param secret masked, sealed and never logged
 */
public record InputSpec(
        Kind kind,
        List<String> options,
        @Nullable Long minimum,
        @Nullable Long maximum,
        int maximumBytes,
        @Nullable String pattern,
        boolean secret) {
    /** Enough for a key file, a certificate chain or a service account. */
    public static final int DEFAULT_MAXIMUM_BYTES = 256 * 1024;

    public InputSpec {
        options = List.copyOf(options);
    }

    /** The kinds of value. */
    public enum Kind {
        TEXT,
        /** Keeps its line breaks byte for byte. */
        MULTILINE,
        NUMBER,
        FLAG,
        CHOICE,
        /** http or https. */
        URL,
        /** Addresses with commas between them, as many as {@link #maximum} says. */
        EMAIL,
        JSON,
        SECRET
    }
}
