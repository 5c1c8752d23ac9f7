package ai.automatos.admin.catalog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a pattern becomes when RE2 compiles it, estimated from above. RE2 runs in linear time, but it writes
 * repetitions out, and nested ones multiply: {@code ((a{100}){100}){100}} would take the memory of the whole program.
 */
final class PatternCost {
    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]{1,9})(,([0-9]{0,9}))?\\}");
    private static final Pattern BRACED = Pattern.compile("[pPx]\\{[^}]*\\}");
    private static final long CEILING = 1L << 40;

    private final String pattern;
    private final Deque<Long> outer = new ArrayDeque<>();
    private int at;
    private long sum;
    private long last;

    private PatternCost(String pattern) {
        this.pattern = pattern;
    }

    /** In instructions, roughly. */
    static long of(String pattern) {
        return new PatternCost(pattern).measure();
    }

    private long measure() {
        while (at < pattern.length()) {
            char sign = pattern.charAt(at);
            switch (sign) {
                case '\\' -> atom(escapeEnd());
                case '[' -> atom(classEnd());
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                default -> atom(at + 1);
            }
        }
        while (!outer.isEmpty()) {
            close();
        }
        return sum;
    }

    private void atom(int end) {
        at = end;
        last = 1;
        sum++;
    }

    private void open() {
        at++;
        outer.push(sum);
        sum = 0;
        last = 0;
    }

    private void close() {
        at++;
        last = sum + 1;
        sum = Math.min(CEILING, (outer.isEmpty() ? 0 : outer.pop()) + last);
    }

    private void repeat() {
        Matcher matcher = REPETITION.matcher(pattern).region(at, pattern.length());
        if (!matcher.lookingAt()) {
            atom(at + 1);
            return;
        }
        at = matcher.end();
        String most = matcher.group(3) == null || matcher.group(3).isEmpty() ? matcher.group(1) : matcher.group(3);
        long times = Math.max(1, Math.max(Long.parseLong(most), Long.parseLong(matcher.group(1))));
        long before = sum - last;
        last = Math.min(CEILING, 2 * last) * times;
        last = Math.min(CEILING, last);
        sum = Math.min(CEILING, before + last);
    }

    private int escapeEnd() {
        if (pattern.startsWith("\\Q", at)) {
            int end = pattern.indexOf("\\E", at);
            int stop = end < 0 ? pattern.length() : end;
            sum += stop - at;
            return Math.min(pattern.length(), stop + 2);
        }
        Matcher braced = BRACED.matcher(pattern).region(Math.min(at + 1, pattern.length()), pattern.length());
        return braced.lookingAt() ? braced.end() : Math.min(pattern.length(), at + 2);
    }

    private int classEnd() {
        int position = at + 1;
        if (pattern.startsWith("^", position)) {
            position++;
        }
        boolean first = true;
        while (position < pattern.length()) {
            if (pattern.charAt(position) == ']' && !first) {
                return position + 1;
            }
            first = false;
            int named = pattern.startsWith("[:", position) ? pattern.indexOf(":]", position + 2) : -1;
            position = named > 0 ? named + 2 : position + (pattern.charAt(position) == '\\' ? 2 : 1);
        }
        return pattern.length();
    }
}
