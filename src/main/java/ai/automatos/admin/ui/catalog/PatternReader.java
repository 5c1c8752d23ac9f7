package ai.automatos.admin.ui.catalog;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Takes a field's pattern apart. Knows the plain regular expressions that catalogues use, and says when it does not. */
final class PatternReader {
    /** As a maximum: no limit. */
    static final int ENDLESS = Integer.MAX_VALUE;

    private static final String SPECIAL = "^$*+?{}|)]";

    private final String pattern;
    private int at;

    private PatternReader(String pattern) {
        this.pattern = pattern;
    }

    /** @return one list of parts for each alternative; empty if the pattern is more than can be said */
    static Optional<List<List<Part>>> read(String pattern) {
        if (!pattern.startsWith("^") || !pattern.endsWith("$")) {
            return Optional.empty();
        }
        PatternReader reader = new PatternReader(pattern.substring(1, pattern.length() - 1));
        try {
            List<List<Part>> alternatives = reader.alternatives();
            return reader.isAtEnd() ? Optional.of(alternatives) : Optional.empty();
        } catch (Unsayable e) {
            return Optional.empty();
        }
    }

    private List<List<Part>> alternatives() {
        List<List<Part>> all = new ArrayList<>(List.of(sequence()));
        while (take('|')) {
            all.add(sequence());
        }
        return all;
    }

    private List<Part> sequence() {
        List<Part> parts = new ArrayList<>();
        while (!isAtEnd() && peek() != '|' && peek() != ')') {
            Part next = atom();
            Part last = parts.isEmpty() ? next : parts.get(parts.size() - 1);
            if (next instanceof Text text && last instanceof Text before && last != next) {
                parts.set(parts.size() - 1, new Text(before.text() + text.text()));
            } else {
                parts.add(next);
            }
        }
        return parts;
    }

    private Part atom() {
        char first = next();
        if (first == '(') {
            return group();
        }
        if (first == '[') {
            return counted(set());
        }
        if (first == '.') {
            return counted(Characters.ANY);
        }
        if (first == '\\') {
            char escaped = next();
            Characters known = Characters.named(escaped);
            return known.isNone() ? text(escaped) : counted(known);
        }
        if (SPECIAL.indexOf(first) >= 0) {
            throw new Unsayable();
        }
        return text(first);
    }

    private Part text(char character) {
        Part counted = counted(Characters.of(character, character));
        boolean once = counted instanceof Chars chars && chars.minimum() == 1 && chars.maximum() == 1;
        return once ? new Text(String.valueOf(character)) : counted;
    }

    private Part group() {
        if (take('?') && !take(':')) {
            throw new Unsayable();
        }
        List<List<Part>> inside = alternatives();
        if (isAtEnd() || next() != ')') {
            throw new Unsayable();
        }
        int[] count = count();
        boolean once = count[0] == 1 && count[1] == 1;
        boolean perhaps = count[0] == 0 && count[1] == 1;
        if (inside.stream().allMatch(PatternReader::isText) && (once || perhaps)) {
            return new Choice(
                    inside.stream().map(parts -> ((Text) parts.get(0)).text()).toList(), perhaps);
        }
        if (inside.size() == 1 && count[0] == count[1] && !once) {
            return new Times(count[0], inside.get(0));
        }
        if (once && pattern.length() == at && inside.size() > 1) {
            return new OneOf(inside);
        }
        throw new Unsayable();
    }

    private static boolean isText(List<Part> parts) {
        return parts.size() == 1 && parts.get(0) instanceof Text;
    }

    private Part counted(Characters characters) {
        int[] count = count();
        return new Chars(characters, count[0], count[1]);
    }

    private int[] count() {
        if (take('?')) {
            return new int[] {0, 1};
        }
        if (take('+')) {
            return new int[] {1, ENDLESS};
        }
        if (take('*')) {
            return new int[] {0, ENDLESS};
        }
        if (!take('{')) {
            return new int[] {1, 1};
        }
        int minimum = number();
        int maximum = minimum;
        if (take(',')) {
            maximum = !isAtEnd() && peek() == '}' ? ENDLESS : number();
        }
        if (!take('}')) {
            throw new Unsayable();
        }
        return new int[] {minimum, maximum};
    }

    private int number() {
        int start = at;
        while (!isAtEnd() && Character.isDigit(peek())) {
            at++;
        }
        if (at == start || at - start > 6) {
            throw new Unsayable();
        }
        return Integer.parseInt(pattern.substring(start, at));
    }

    private Characters set() {
        boolean negated = take('^');
        Characters all = Characters.NONE;
        do {
            char from = next();
            if (from == '\\') {
                char escaped = next();
                Characters known = Characters.named(escaped);
                all = all.and(known.isNone() ? Characters.of(escaped, escaped) : known);
            } else if (at + 1 < pattern.length() && peek() == '-' && pattern.charAt(at + 1) != ']') {
                at++;
                all = all.and(Characters.of(from, next()));
            } else {
                all = all.and(Characters.of(from, from));
            }
        } while (!isAtEnd() && peek() != ']');
        next();
        if (negated) {
            throw new Unsayable();
        }
        return all;
    }

    private boolean isAtEnd() {
        return at >= pattern.length();
    }

    private char peek() {
        return pattern.charAt(at);
    }

    private char next() {
        if (isAtEnd()) {
            throw new Unsayable();
        }
        return pattern.charAt(at++);
    }

    private boolean take(char wanted) {
        if (isAtEnd() || peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    /** A piece of a value. */
    sealed interface Part {}

    record Text(String text) implements Part {}

    /** @param maximum {@link #ENDLESS} for no limit */
    record Chars(Characters characters, int minimum, int maximum) implements Part {}

    record Choice(List<String> texts, boolean optional) implements Part {}

    record Times(int count, List<Part> parts) implements Part {}

    record OneOf(List<List<Part>> alternatives) implements Part {}

    /** Characters of ASCII; {@link #ANY} stands for whatever there is, {@link #VISIBLE} for all but space. */
    record Characters(BitSet set) {
        static final Characters NONE = new Characters(new BitSet());
        static final Characters SPACE = of('\t', '\r').and(of(' ', ' '));
        static final Characters VISIBLE = of('!', '~');
        static final Characters ANY = VISIBLE.and(SPACE);

        static Characters of(char from, char to) {
            if (to > '~' || to < from) {
                throw new Unsayable();
            }
            BitSet set = new BitSet();
            set.set(from, to + 1);
            return new Characters(set);
        }

        static Characters named(char escaped) {
            return switch (escaped) {
                case 'd' -> of('0', '9');
                case 'w' -> of('a', 'z').and(of('A', 'Z')).and(of('0', '9')).and(of('_', '_'));
                case 's' -> SPACE;
                case 'S' -> VISIBLE;
                default -> {
                    if (Character.isLetterOrDigit(escaped)) {
                        throw new Unsayable();
                    }
                    yield NONE;
                }
            };
        }

        Characters and(Characters more) {
            BitSet both = (BitSet) set.clone();
            both.or(more.set);
            return new Characters(both);
        }

        boolean isNone() {
            return set.isEmpty();
        }
    }

    /** The pattern is more than a sentence can tell. */
    private static final class Unsayable extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
