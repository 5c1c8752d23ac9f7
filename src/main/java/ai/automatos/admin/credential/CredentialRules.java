package ai.automatos.admin.credential;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.UserFacingException;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** What may be said about a credential besides its values. Lengths are in Unicode code points. */
final class CredentialRules {
    static final int MAXIMUM_NAME = 255;
    static final int MAXIMUM_DESCRIPTION = 2000;
    static final int MAXIMUM_TAGS = 20;
    static final int MAXIMUM_TAG = 50;
    /** Both databases keep it, and it has four digits wherever it is printed. */
    private static final LocalDate LAST_EXPIRY = LocalDate.of(9999, 12, 30);

    private final Messages messages;

    CredentialRules(Messages messages) {
        this.messages = messages;
    }

    String name(String given) {
        return line("name", given, MAXIMUM_NAME);
    }

    /** A name of something: one line, not blank. @param field message {@code credential.field.<field>} */
    String line(String field, String given, int maximum) {
        String text = normalised(given);
        if (isBlank(text)) {
            throw invalid("credential.text.blank", label(field));
        }
        return checked(field, text, maximum, false);
    }

    /** Line breaks are welcome. */
    String description(String given) {
        return checked("description", normalised(given), MAXIMUM_DESCRIPTION, true);
    }

    /** Blank ones are left out; of those that differ in case only, the first stays. */
    List<String> tags(List<String> given) {
        Map<String, String> tags = new LinkedHashMap<>();
        for (String tag : given) {
            String text = checked("tag", normalised(tag), MAXIMUM_TAG, false);
            if (!isBlank(text)) {
                tags.putIfAbsent(text.toLowerCase(Locale.ROOT), text);
            }
        }
        if (tags.size() > MAXIMUM_TAGS) {
            throw invalid("credential.tags.many", tags.size(), MAXIMUM_TAGS);
        }
        return List.copyOf(tags.values());
    }

    /** The end of the last day. */
    static @Nullable Instant expiry(Expiry given, Instant now, ZoneId zone) {
        LocalDate day = given.lastDay();
        if (day != null && day.isAfter(LAST_EXPIRY)) {
            throw invalid("credential.expiry.far", day.toString(), LAST_EXPIRY.toString());
        }
        Instant end = given.instant(zone);
        if (end != null && !end.isAfter(now)) {
            throw invalid("credential.expiry.past", String.valueOf(day));
        }
        return end;
    }

    /** As names are compared: Unicode NFC, without space around. */
    static String normalised(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        int start = 0;
        int end = composed.length();
        while (start < end && isSpace(composed.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(composed.charAt(end - 1))) {
            end--;
        }
        return composed.substring(start, end);
    }

    private String checked(String field, String text, int maximum, boolean lines) {
        PrimitiveIterator.OfInt points = text.codePoints().iterator();
        int length = 0;
        while (points.hasNext()) {
            int point = points.nextInt();
            length++;
            boolean allowed = lines && (point == '\n' || point == '\r' || point == '\t');
            if (!allowed && isForbidden(point)) {
                throw invalid("credential.text.character", label(field), String.format("U+%04X", point), length);
            }
        }
        if (length > maximum) {
            throw invalid("credential.text.long", label(field), length, maximum);
        }
        return text;
    }

    /**
     * Control characters, line ends, halves of a pair, and the characters that turn the order of other text around
     * (Unicode UAX #9, embeddings, overrides and isolates): a list could be made to lie with them.
     */
    private static boolean isForbidden(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }

    private static boolean isBlank(String text) {
        return text.codePoints()
                .allMatch(point -> Character.isWhitespace(point)
                        || Character.isSpaceChar(point)
                        || Character.getType(point) == Character.FORMAT);
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private String label(String field) {
        return messages.get("credential.field." + field);
    }

    private static UserFacingException invalid(String key, Object... arguments) {
        return new UserFacingException(ErrorKind.INVALID_INPUT, key, arguments);
    }
}
