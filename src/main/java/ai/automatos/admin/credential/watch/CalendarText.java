package ai.automatos.admin.credential.watch;

import java.nio.charset.StandardCharsets;

/** The lines of an iCalendar file: RFC 5545, 3.1 and 3.3.11. */
final class CalendarText {
    private static final int LONGEST_LINE = 75;

    private final StringBuilder text = new StringBuilder();

    /** A line whose value is taken as it is. */
    CalendarText line(String name, String value) {
        fold(name + ":" + value);
        return this;
    }

    /** A line whose value is any text. */
    CalendarText textLine(String name, String value) {
        return line(name, escape(value));
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** Control characters but tab and line feed have no place there. */
    private static String escape(String value) {
        StringBuilder escaped = new StringBuilder();
        value.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(point -> {
            switch (point) {
                case '\\', ';', ',' -> escaped.append('\\').appendCodePoint(point);
                case '\n' -> escaped.append("\\n");
                default -> {
                    if (point == '\t' || !Character.isISOControl(point)) {
                        escaped.appendCodePoint(point);
                    }
                }
            }
        });
        return escaped.toString();
    }

    /** At most 75 octets a line, a blank before each but the first, and no character cut in two. */
    private void fold(String line) {
        int used = 0;
        for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
            String next = Character.toString(line.codePointAt(i));
            int octets = next.getBytes(StandardCharsets.UTF_8).length;
            if (used + octets > LONGEST_LINE) {
                text.append("\r\n ");
                used = 1;
            }
            text.append(next);
            used += octets;
        }
        text.append("\r\n");
    }
}
