package ai.automatos.admin.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntBiFunction;
import java.util.stream.Stream;

/**
 * Finds types by name, provider and capability. Every word of the question must fit somewhere; exact and popular hits
 * come first. If nothing fits, words that differ by a slip of the fingers do. Immutable; a search costs a few
 * milliseconds for a thousand types.
 */
public final class TypeSearch {
    private static final int SLIP_FROM = 4;
    private static final int TWO_SLIPS_FROM = 8;

    private final List<Entry> entries;

    public TypeSearch(List<TypeSummary> types) {
        entries = types.stream().map(Entry::of).toList();
    }

    /** The best first; for an empty question all types, the popular ones first. */
    public List<TypeSummary> find(String question) {
        List<String> words = words(question);
        String whole = squashed(question);
        List<Hit> hits = hits(words, whole, TypeSearch::score);
        if (hits.isEmpty() && !words.isEmpty()) {
            hits = hits(words, whole, TypeSearch::scoreOfSlip);
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

    private static int scoreOfSlip(Entry entry, String word) {
        int strict = score(entry, word);
        if (strict > 0 || word.length() < SLIP_FROM) {
            return strict;
        }
        int allowed = word.length() < TWO_SLIPS_FROM ? 1 : 2;
        return Stream.concat(entry.nameWords.stream(), entry.otherWords.stream())
                        .anyMatch(own -> isNear(word, own, allowed))
                ? 5
                : 0;
    }

    /** Near the word, or near its beginning, for it may not be typed to its end. */
    private static boolean isNear(String word, String own, int allowed) {
        if (own.length() + allowed < word.length()) {
            return false;
        }
        return distance(word, own) <= allowed
                || (own.length() > word.length() && distance(word, own.substring(0, word.length())) <= allowed);
    }

    /** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
    private static int distance(String one, String other) {
        int[][] cost = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                boolean same = one.charAt(i - 1) == other.charAt(j - 1);
                int best = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
                best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 1));
                boolean swapped = i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1);
                cost[i][j] = swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
            }
        }
        return cost[one.length()][other.length()];
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("[\\s/()&,.+]+"))
                .map(TypeSearch::squashed)
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** Letters and digits alone, in lower case, without accents: "E-Mail" and "email" are one word. */
    private static String squashed(String text) {
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
