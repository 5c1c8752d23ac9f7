package ai.automatos.admin.schema;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;

/** E-mail addresses as people type them into one field. */
public final class EmailAddresses {
    /** RFC 5321 allows stranger ones, which nobody has; the mail server judges the rest. */
    private static final Pattern PLAUSIBLE = Pattern.compile("[^\\s@<>()\\[\\]\",;:]{1,64}@[^\\s@<>()\",;:]{1,253}");

    private EmailAddresses() {}

    /** With commas, semicolons, spaces or lines between them; empty for none. */
    public static List<String> split(String text) {
        return Stream.of(text.split("[,;\\s]+"))
                .filter(address -> !address.isEmpty())
                .toList();
    }

    static boolean isPlausible(String address) {
        return PLAUSIBLE.matches(address);
    }
}
