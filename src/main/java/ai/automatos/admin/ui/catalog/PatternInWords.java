package ai.automatos.admin.ui.catalog;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.ui.catalog.PatternReader.Characters;
import ai.automatos.admin.ui.catalog.PatternReader.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says a field's pattern as a sentence: "starts with sk-, then 20 or more letters, digits, - or _". */
final class PatternInWords {
    private static final int LONGEST = 180;
    private static final int MOST_SINGLE = 8;
    private static final Map<String, String> KNOWN = Map.of(
            "^https?://\\S+$", "ui.pattern.web",
            "^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$", "ui.pattern.uuid",
            "^[^@\\s]+@[^@\\s]+\\.[^@\\s]+$", "ui.pattern.mail");

    private final Messages messages;

    PatternInWords(Messages messages) {
        this.messages = messages;
    }

    /** Without a full stop; "has a fixed shape" for what is more than a sentence. */
    String say(String pattern) {
        String known = KNOWN.get(pattern);
        if (known != null) {
            return messages.get(known);
        }
        return PatternReader.read(pattern)
                .flatMap(this::alternatives)
                .filter(sentence -> sentence.length() <= LONGEST)
                .orElseGet(() -> messages.get("ui.pattern.other"));
    }

    private Optional<String> alternatives(List<List<Part>> alternatives) {
        List<String> said = new ArrayList<>();
        for (List<Part> parts : alternatives) {
            if (parts.size() == 1 && parts.get(0) instanceof PatternReader.OneOf inner) {
                return alternatives.size() == 1 ? alternatives(inner.alternatives()) : Optional.empty();
            }
            Optional<String> one = sequence(parts);
            if (one.isEmpty()) {
                return one;
            }
            said.add(one.get());
        }
        return Optional.of(String.join(messages.get("ui.pattern.either"), said));
    }

    private Optional<String> sequence(List<Part> parts) {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (isSpaceAtTheEnd(part) && i == parts.size() - 1) {
                continue;
            }
            Optional<String> one = part(part, i == 0, i > 0 && i == parts.size() - 1, parts.size() == 1);
            if (one.isEmpty()) {
                return one;
            }
            said.add(one.get());
        }
        return said.isEmpty() ? Optional.empty() : Optional.of(String.join(messages.get("ui.pattern.then"), said));
    }

    private Optional<String> part(Part part, boolean first, boolean last, boolean alone) {
        if (part instanceof PatternReader.Text text) {
            String key = alone ? "ui.pattern.is" : first ? "ui.pattern.starts" : last ? "ui.pattern.ends" : "";
            return Optional.of(key.isEmpty() ? text.text() : messages.get(key, text.text()));
        }
        if (part instanceof PatternReader.Choice choice) {
            String texts = or(choice.texts());
            String key = first && !alone ? "ui.pattern.starts" : choice.optional() ? "ui.pattern.perhaps" : "";
            if (first && choice.optional()) {
                key = "ui.pattern.may.start";
            }
            return Optional.of(key.isEmpty() ? texts : messages.get(key, texts));
        }
        if (part instanceof PatternReader.Chars chars) {
            return chars(chars, alone);
        }
        if (part instanceof PatternReader.Times times) {
            List<String> inner = new ArrayList<>();
            for (Part piece : times.parts()) {
                Optional<String> said = part(piece, false, false, false);
                if (said.isEmpty()) {
                    return said;
                }
                inner.add(said.get());
            }
            return Optional.of(messages.get("ui.pattern.times", times.count(), String.join(" + ", inner)));
        }
        return Optional.empty();
    }

    private Optional<String> chars(PatternReader.Chars part, boolean alone) {
        return characters(part.characters()).map(set -> {
            int least = part.minimum();
            int most = part.maximum();
            if (most == PatternReader.ENDLESS) {
                String key = least > 1 ? "ui.pattern.more" : least == 0 ? "ui.pattern.any" : "";
                if (key.isEmpty()) {
                    return alone ? messages.get("ui.pattern.only", set) : set;
                }
                return messages.get(key, set, least);
            }
            if (least == most) {
                return messages.get(most == 1 ? "ui.pattern.one" : "ui.pattern.exactly", set, most);
            }
            return messages.get(least == 0 ? "ui.pattern.at.most" : "ui.pattern.range", set, least, most);
        });
    }

    private Optional<String> characters(Characters characters) {
        if (characters.equals(Characters.ANY)) {
            return Optional.of(messages.get("ui.pattern.set.any"));
        }
        if (characters.equals(Characters.VISIBLE)) {
            return Optional.of(messages.get("ui.pattern.set.visible"));
        }
        List<String> names = new ArrayList<>();
        BitSet left = (BitSet) characters.set().clone();
        if (isHexadecimal(left)) {
            names.add(messages.get("ui.pattern.set.hexadecimal"));
            left.clear('0', '9' + 1);
            left.clear('A', 'F' + 1);
            left.clear('a', 'f' + 1);
        }
        boolean capitals = takeAll(left, 'A', 'Z');
        boolean small = takeAll(left, 'a', 'z');
        if (capitals || small) {
            names.add(messages.get(
                    capitals && small
                            ? "ui.pattern.set.letters"
                            : capitals ? "ui.pattern.set.capitals" : "ui.pattern.set.small"));
        }
        if (takeAll(left, '0', '9')) {
            names.add(messages.get("ui.pattern.set.digits"));
        }
        if (left.get(' ')) {
            names.add(messages.get("ui.pattern.set.spaces"));
            left.clear(' ');
        }
        for (int from = left.nextSetBit(0); from >= 0; from = left.nextSetBit(from)) {
            int end = left.nextClearBit(from);
            if (end - from > 2 && Character.isLetterOrDigit(from)) {
                names.add(messages.get("ui.pattern.set.range", Character.toString(from), Character.toString(end - 1)));
                from = end;
            } else {
                names.add(Character.toString(from));
                from++;
            }
        }
        return names.size() > MOST_SINGLE ? Optional.empty() : Optional.of(or(names));
    }

    /** All digits, and of the letters exactly a to f. */
    private static boolean isHexadecimal(BitSet set) {
        BitSet letters = set.get(0, 128);
        boolean digits = takeAll(letters, '0', '9');
        boolean small = takeAll(letters, 'a', 'f');
        boolean capitals = takeAll(letters, 'A', 'F');
        return digits && (small || capitals) && letters.stream().noneMatch(Character::isLetter);
    }

    private static boolean takeAll(BitSet set, int from, int to) {
        boolean all = set.nextClearBit(from) > to;
        if (all) {
            set.clear(from, to + 1);
        }
        return all;
    }

    private static boolean isSpaceAtTheEnd(Part part) {
        return part instanceof PatternReader.Chars chars
                && chars.minimum() == 0
                && chars.characters().equals(Characters.SPACE);
    }

    private String or(List<String> texts) {
        int last = texts.size() - 1;
        return last == 0
                ? texts.get(0)
                : String.join(", ", texts.subList(0, last)) + messages.get("ui.pattern.or") + texts.get(last);
    }
}
