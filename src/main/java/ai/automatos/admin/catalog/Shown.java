package ai.automatos.admin.catalog;

/** Words out of somebody's file as they may stand in a sentence: short, and without power over a terminal. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(LONGEST + 1L).forEach(point -> shown.appendCodePoint(isPlain(point) ? point : 0xFFFD));
        return text.codePointCount(0, text.length()) > LONGEST
                ? shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "…"
                : shown.toString();
    }

    /** Not a control character, half a pair, or one that turns the order of other text around (UAX #9). */
    static boolean isPlain(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> (point < 0x202A || point > 0x202E) && (point < 0x2066 || point > 0x2069);
        };
    }
}
