package ai.automatos.admin.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds types by name, provider and capability. Every word of the question must fit somewhere; exact and popular hits
 * come first. If nothing fits, words that differ by a slip of the fingers do. Immutable; a search costs a few
 * milliseconds for a thousand types.
 */
public final class TypeSearch {
    private static final int SLIP_FROM = 4;
    private static final int TWO_SLIPS_FROM = 8;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s/()&,.+]+");

    private final List<Entry> entries;
    private final Set<String> vocabulary;

    public TypeSearch(List<TypeSummary> types) {
        entries = types.stream().map(Entry::of).toList();
        vocabulary = entries.stream()
                .flatMap(entry -> Stream.concat(entry.nameWords.stream(), entry.otherWords.stream()))
                .collect(Collectors.toSet());
    }

    /** The best first; for an empty question all types, the popular ones first. */
    public List<TypeSummary> find(String question) {
        List<String> words = words(question);
        String whole = squashed(question);
        List<Hit> hits = hits(words, whole, TypeSearch::score);
        if (hits.isEmpty() && !words.isEmpty()) {
            Map<String, Set<String>> near = words.stream().collect(Collectors.toMap(Function.identity(), this::near));
            hits = hits(words, whole, (entry, word) -> scoreOfSlip(entry, word, near.getOrDefault(word, Set.of())));
        }
        return hits.stream()
                .sorted(Comparator.comparingInt(Hit::score)
                        .reversed()
                        .thenComparing(hit -> -hit.type().popularity())
                        .thenComparing(hit -> hit.type().name(), String.CASE_INSENSITIVE_ORDER))
                .map(Hit::type)
                .toList();
    }

    private List<Hit> hits(List<String> words, String whole, ToIntBiFunction<Entry, String> scoring) {
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries) {
            int score = entry.whole(whole);
            for (String word : words) {
                int one = scoring.applyAsInt(entry, word);
                score = one == 0 || score < 0 ? -1 : score + one;
            }
            if (score >= 0) {
                hits.add(new Hit(entry.type, score + entry.type.popularity() / 5));
            }
        }
        return hits;
    }

    private static int score(Entry entry, String word) {
        if (entry.nameWords.contains(word)) {
            return 60;
        }
        if (entry.nameWords.stream().anyMatch(own -> own.startsWith(word))) {
            return 40;
        }
        if (entry.otherWords.contains(word)) {
            return 30;
        }
        if (entry.otherWords.stream().anyMatch(own -> own.startsWith(word))) {
            return 20;
        }
        return word.length() > 2 && entry.name.contains(word) ? 10 : 0;
    }

    private static int scoreOfSlip(Entry entry, String word, Set<String> near) {
        int strict = score(entry, word);
        boolean meant = !near.isEmpty()
                && (entry.nameWords.stream().anyMatch(near::contains)
                        || entry.otherWords.stream().anyMatch(near::contains));
        return strict == 0 && meant ? 5 : strict;
    }

    /** The words of all types that a slip of the fingers may have turned into this one. */
    private Set<String> near(String word) {
        if (word.length() < SLIP_FROM) {
            return Set.of();
        }
        int allowed = word.length() < TWO_SLIPS_FROM ? 1 : 2;
        return vocabulary.stream()
                .filter(own -> Slips.isNear(word, own, allowed))
                .collect(Collectors.toSet());
    }

    private static List<String> words(String text) {
        return BETWEEN_WORDS
                .splitAsStream(text)
                .map(TypeSearch::squashed)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Letters and digits alone, in lower case, without accents: "E-Mail" and "email" are one word. */
    private static String squashed(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            StringBuilder plain = new StringBuilder(text.length());
            text.chars()
                    .filter(Character::isLetterOrDigit)
                    .map(Character::toLowerCase)
                    .forEach(c -> plain.append((char) c));
            return plain.toString();
        }
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{IsAlphabetic}\\p{IsDigit}]+", "");
    }

    private record Hit(TypeSummary type, int score) {}

    private record Entry(TypeSummary type, String name, List<String> nameWords, List<String> otherWords) {
        static Entry of(TypeSummary type) {
            List<String> nameWords = Stream.concat(
                            words(type.name()).stream(), words(type.name().replace('-', ' ')).stream())
                    .distinct()
                    .toList();
            List<String> others = new ArrayList<>(words(type.provider()));
            type.capabilities().forEach(capability -> others.addAll(words(capability)));
            others.addAll(words(type.category()));
            others.addAll(words(type.key().replace('_', ' ')));
            return new Entry(
                    type,
                    squashed(type.name()),
                    nameWords,
                    others.stream().distinct().toList());
        }

        int whole(String question) {
            if (question.isEmpty() || !name.startsWith(question)) {
                return 0;
            }
            return name.equals(question) ? 200 : 50;
        }
    }
}
