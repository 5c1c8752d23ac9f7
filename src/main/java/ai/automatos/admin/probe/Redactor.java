package ai.automatos.admin.probe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes secrets out of text that a stranger wrote: each as it is, percent-encoded, in Base64 wherever it starts in the
 * encoded bytes (so in a Basic header too), in hex, and as JSON and HTML escape it. Of a long secret also its
 * fragments, for a service may cut or mask the key that it echoes. A very short one is a common syllable: only where it
 * stands as a word of its own may it be an echo, and then the whole clause goes, for a gap of that size would tell it.
 */
final class Redactor {
    /** Most characters of a stranger's text that are shown. */
    static final int LONGEST_TEXT = 300;

    private static final String MASK = "•••";
    /** Below this a secret is a common syllable; masking each would spell it out by its gaps. */
    private static final int SHORTEST_MASKED = 4;
    /** Between two clauses: a list's comma, the end of a sentence, a new line. A version's dot is none. */
    private static final Pattern BETWEEN_CLAUSES = Pattern.compile("[,;:.!?]\\s+|[\\r\\n]+");
    /** Secrets from this length are keys; what is shorter may be a word that messages contain. */
    private static final int SHORTEST_KEY = 24;

    private static final int FRAGMENT = 12;
    private static final int LONGEST_FRAGMENTED = 8192;

    private final List<String> forms;
    private final Set<String> fragments = new LinkedHashSet<>();

    Redactor(Collection<String> secrets) {
        Set<String> all = new TreeSet<>(
                Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
        for (String secret : secrets) {
            for (String form : formsOf(secret)) {
                all.add(form);
                addFragments(form);
            }
            secret.lines()
                    .map(String::strip)
                    .filter(line -> line.length() >= FRAGMENT)
                    .forEach(all::add);
        }
        all.remove("");
        forms = List.copyOf(all);
    }

    /** The text without secrets, on one line and at most {@code cap} characters long. */
    String clean(String text, int cap) {
        String masked = text;
        for (String form : forms) {
            if (!masked.contains(form)) {
                continue;
            }
            masked = form.length() < SHORTEST_MASKED ? withoutClausesOf(form, masked) : masked.replace(form, MASK);
        }
        masked = withoutFragments(masked)
                .replaceAll("[\\w-]*\\*{3,}[\\w*-]*", MASK)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ")
                .strip();
        return masked.length() <= cap ? masked : masked.substring(0, masked.offsetByCodePoints(0, cap - 1)) + "…";
    }

    private static String withoutClausesOf(String word, String text) {
        if (BETWEEN_CLAUSES.matcher(word).find()) {
            return text.contains(word) ? MASK : text;
        }
        Pattern alone = Pattern.compile("(?<![\\p{L}\\p{M}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{M}\\p{N}])");
        StringBuilder kept = new StringBuilder(text.length());
        Matcher between = BETWEEN_CLAUSES.matcher(text);
        int from = 0;
        while (from < text.length()) {
            boolean more = between.find();
            int to = more ? between.start() : text.length();
            String clause = text.substring(from, to);
            kept.append(alone.matcher(clause).find() ? MASK : clause);
            kept.append(more ? between.group() : "");
            from = more ? between.end() : text.length();
        }
        return kept.toString();
    }

    private String withoutFragments(String text) {
        if (fragments.isEmpty()) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        int masked = 0;
        for (int i = 0; i < text.length(); i++) {
            if (i + FRAGMENT <= text.length() && fragments.contains(text.substring(i, i + FRAGMENT))) {
                if (masked <= i) {
                    kept.append(MASK);
                }
                masked = i + FRAGMENT;
            }
            if (i >= masked) {
                kept.append(text.charAt(i));
            }
        }
        return kept.toString();
    }

    private void addFragments(String form) {
        if (form.length() < SHORTEST_KEY || form.length() > LONGEST_FRAGMENTED) {
            return;
        }
        for (int i = 0; i + FRAGMENT <= form.length(); i++) {
            fragments.add(form.substring(i, i + FRAGMENT));
        }
    }

    private static Set<String> formsOf(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        Set<String> forms = new LinkedHashSet<>();
        forms.add(secret);
        forms.add(secret.strip());
        String percent = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.add(percent);
        forms.add(percent.replace("+", "%20"));
        forms.add(percent.toLowerCase(Locale.ROOT));
        forms.add(HexFormat.of().formatHex(bytes));
        forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
        forms.add(secret.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r"));
        forms.add(secret.replace("/", "\\/"));
        forms.add(secret.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;"));
        if (bytes.length >= SHORTEST_MASKED) {
            for (int offset = 0; offset < 3; offset++) {
                String inner = base64At(bytes, offset);
                forms.add(inner);
                forms.add(inner.replace('+', '-').replace('/', '_'));
            }
        }
        return forms;
    }

    /** The Base64 characters that depend on the secret alone, if {@code offset} bytes precede it in its group. */
    private static String base64At(byte[] secret, int offset) {
        byte[] shifted = new byte[offset + secret.length];
        System.arraycopy(secret, 0, shifted, offset, secret.length);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(shifted);
        int from = offset == 0 ? 0 : offset + 1;
        int to = shifted.length % 3 == 0 ? encoded.length() : encoded.length() - 1;
        return encoded.substring(from, Math.max(from, to));
    }
}
