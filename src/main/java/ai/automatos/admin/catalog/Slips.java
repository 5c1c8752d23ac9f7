package ai.automatos.admin.catalog;

/** Slips of the fingers: insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
final class Slips {
    private Slips() {}

    /** Whether at most {@code allowed} slips lead to the word, or to its beginning: it may not be typed to its end. */
    static boolean isNear(String typed, String word, int allowed) {
        if (word.length() + allowed < typed.length()) {
            return false;
        }
        // The last row holds the distance to each beginning; a longer one than this is out of reach.
        String own = word.substring(0, Math.min(word.length(), typed.length() + allowed));
        int[] before = new int[own.length() + 1];
        int[] last = new int[own.length() + 1];
        for (int j = 0; j <= own.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            int[] row = new int[own.length() + 1];
            row[0] = i;
            int best = i;
            for (int j = 1; j <= own.length(); j++) {
                int same = typed.charAt(i - 1) == own.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(Math.min(last[j] + 1, row[j - 1] + 1), last[j - 1] + same);
                if (i > 1 && j > 1 && isSwap(typed, i, own, j)) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
                best = Math.min(best, row[j]);
            }
            if (best > allowed + 1) {
                return false; // A swap may still win one back, no more.
            }
            before = last;
            last = row;
        }
        boolean whole = own.length() == word.length() && last[own.length()] <= allowed;
        return whole || (word.length() > typed.length() && last[typed.length()] <= allowed);
    }

    private static boolean isSwap(String typed, int i, String own, int j) {
        return typed.charAt(i - 1) == own.charAt(j - 2) && typed.charAt(i - 2) == own.charAt(j - 1);
    }
}
