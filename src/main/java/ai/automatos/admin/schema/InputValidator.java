package ai.automatos.admin.schema;

import ai.automatos.admin.common.Json;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checks a value against its {@link InputSpec}. Patterns run on RE2, in time linear to the value. */
public final class InputValidator {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,30}");

    private final String label;
    private final InputSpec input;
    private final String value;
    private final List<Violation> found = new ArrayList<>();

    private InputValidator(String label, InputSpec input, String value) {
        this.label = label;
        this.input = input;
        this.value = value;
    }

    /**
     * What is wrong with {@code value}; empty if nothing. Never quotes the value of a secret. The empty value is
     * always fine: whether one is needed at all is the field's business.
     */
    public static List<Violation> check(String label, InputSpec input, String value) {
        InputValidator validator = new InputValidator(label, input, value);
        if (!value.isEmpty()) {
            validator.checkCharacters();
            validator.checkSize();
            validator.checkKind();
            validator.checkPattern();
        }
        return List.copyOf(validator.found);
    }

    private void checkCharacters() {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            error("broken_character");
            return;
        }
        switch (input.kind()) {
            case MULTILINE, JSON -> {}
            case SECRET -> checkPasted();
            default -> {
                if (value.chars().anyMatch(c -> c == '\n' || c == '\r')) {
                    error("line_break");
                } else if (value.chars().anyMatch(Character::isISOControl)) {
                    error("control_character");
                }
            }
        }
    }

    /** A key copied with its line end is kept as it is: only the service can say whether that is part of it. */
    private void checkPasted() {
        boolean oneLine = !value.strip().contains("\n");
        if (value.endsWith("\n") || value.endsWith("\r")) {
            if (oneLine) {
                warning("trailing_line_break");
            }
        } else if (!value.isBlank() && !value.equals(value.strip())) {
            warning("surrounding_space");
        }
    }

    private void checkSize() {
        int size = value.getBytes(StandardCharsets.UTF_8).length;
        if (size > input.maximumBytes()) {
            error("too_long", input.maximumBytes(), size);
        }
    }

    private void checkKind() {
        switch (input.kind()) {
            case NUMBER -> checkNumber();
            case FLAG -> require(value.equals("true") || value.equals("false"), "not_a_flag");
            case CHOICE ->
                require(input.options().contains(value), "not_an_option", String.join(", ", input.options()));
            case URL -> require(isWebAddress(), "not_a_url");
            case EMAIL -> checkAddresses();
            case JSON -> require(isJson(), "not_json");
            case TEXT -> checkLength();
            case MULTILINE, SECRET -> {}
        }
    }

    private void checkLength() {
        int length = value.codePointCount(0, value.length());
        if (input.minimum() != null && length < input.minimum()) {
            error("too_few_characters", input.minimum(), length);
        } else if (input.maximum() != null && length > input.maximum()) {
            error("too_many_characters", input.maximum(), length);
        }
    }

    private void checkAddresses() {
        List<String> addresses = EmailAddresses.split(value);
        IntStream.range(0, addresses.size())
                .filter(i -> !EmailAddresses.isPlausible(addresses.get(i)))
                .findFirst()
                .ifPresent(i -> error("not_an_email", i + 1));
        if (input.maximum() != null && addresses.size() > input.maximum()) {
            error("too_many_addresses", input.maximum(), addresses.size());
        }
    }

    private void checkNumber() {
        if (!WHOLE_NUMBER.matches(value)) {
            error("not_a_number");
            return;
        }
        BigInteger number = new BigInteger(value);
        boolean low = isBelow(number, input.minimum());
        boolean high = input.maximum() != null && number.compareTo(BigInteger.valueOf(input.maximum())) > 0;
        if ((low || high) && input.minimum() != null && input.maximum() != null) {
            error("out_of_range", input.minimum(), input.maximum());
        } else if (low && input.minimum() != null) {
            error("too_small", input.minimum());
        } else if (high && input.maximum() != null) {
            error("too_large", input.maximum());
        }
    }

    private static boolean isBelow(BigInteger number, @Nullable Long minimum) {
        return minimum != null && number.compareTo(BigInteger.valueOf(minimum)) < 0;
    }

    private boolean isWebAddress() {
        try {
            URI address = new URI(value);
            String scheme = address.getScheme();
            return address.getHost() != null && ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isJson() {
        try {
            return !Json.read(value).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private void checkPattern() {
        String pattern = input.pattern();
        if (pattern == null) {
            return;
        }
        try {
            if (!Pattern.compile(pattern).matcher(value.stripTrailing()).find()) {
                warning("pattern");
            }
        } catch (PatternSyntaxException e) {
            warning("pattern_unusable");
        }
    }

    private void require(boolean fulfilled, String key, Object... arguments) {
        if (!fulfilled) {
            error(key, arguments);
        }
    }

    /** Numbers go as text, or the message would group their digits: port 65,535. */
    private void error(String key, Object... arguments) {
        found.add(Violation.error(
                label, key, Stream.of(arguments).map(String::valueOf).toArray()));
    }

    private void warning(String key, Object... arguments) {
        found.add(Violation.warning(label, key, arguments));
    }
}
