package ai.automatos.admin.ui;

import ai.automatos.admin.catalog.CredentialType;
import java.util.Locale;

/** A search over types: each word must occur in name, provider, category, key or purpose. */
public final class TypeWords {
    private final String[] words;

    public TypeWords(String typed) {
        words = typed.strip().toLowerCase(Locale.ROOT).split("\\s+");
    }

    public boolean match(CredentialType type) {
        String text = String.join(
                        " ",
                        type.name(),
                        type.provider(),
                        type.category(),
                        type.key(),
                        String.join(" ", type.capabilities()))
                .toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
