package ai.automatos.admin.catalog;

import java.text.Normalizer;
import java.util.Locale;
import java.util.function.Predicate;

/** Makes keys and labels out of names. */
public final class TypeKeys {
    private static final int LONGEST = 60;

    private TypeKeys() {}

    /** A key that the schema accepts, whatever the name: "Internal API" becomes {@code internal_api}. */
    public static String of(String name) {
        String words = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+", "");
        String begun = words.isEmpty() || !Character.isLetter(words.charAt(0)) ? "type_" + words : words;
        String cut = begun.substring(0, Math.min(begun.length(), LONGEST)).replaceAll("_+$", "");
        return cut.length() < 2 ? "type_" + cut : cut;
    }

    /** The key, or the first of {@code key_2}, {@code key_3}, … that is not taken. */
    public static String free(String key, Predicate<String> taken) {
        String free = key;
        for (int number = 2; taken.test(free); number++) {
            free = key.substring(0, Math.min(key.length(), LONGEST)) + "_" + number;
        }
        return free;
    }

    /** {@code client_id} becomes "Client ID". */
    static String label(String fieldName) {
        StringBuilder label = new StringBuilder();
        for (String word : fieldName.split("_+")) {
            String shown = switch (word) {
                case "api", "id", "url", "uri", "ip", "ssl", "tls", "ssh", "jwt", "aws", "http" ->
                    word.toUpperCase(Locale.ROOT);
                default -> word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
            };
            label.append(label.isEmpty() ? "" : " ").append(shown);
        }
        return label.toString();
    }
}
