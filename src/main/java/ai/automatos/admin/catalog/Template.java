package ai.automatos.admin.catalog;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with {@code {name}} placeholders. {@code {name|xml}} escapes the value for XML, {@code {name|host}} writes it
 * as a host name has it: in lower case, with hyphens for underscores. {@code {name|lower}} is in lower case,
 * {@code {name|url}} percent-encoded (RFC 3986, 2.1), {@code {name|hex}} the value's bytes in hex, {@code
 * {name|base64}} in Base64. In an address
 * {@code {name|path}} leaves the slashes of a value that is itself a path, but the first, and {@code {name|query}}
 * leaves a value that is itself a query as it is, without the question mark.
 */
public record Template(String text) {
    /** Group 1 is the name, group 2 the filter, if there is one. */
    public static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_.]+)(?:\\|([a-z]+))?\\}");

    private static final Map<String, UnaryOperator<String>> FILTERS = Map.of(
            "base64", value -> Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)),
            "lower", value -> value.toLowerCase(Locale.ROOT),
            "url", Template::percentEncoded,
            "hex", value -> HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8)),
            "query", Template::asQuery,
            "xml", value -> value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
            "path", value -> value.replace("%2F", "/").replaceFirst("^/+", ""),
            "host", value -> value.toLowerCase(Locale.ROOT).replace('_', '-'));

    /** The text with every placeholder filled; empty if one of them has no value. */
    public Optional<String> fill(Function<String, Optional<String>> values) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        StringBuilder filled = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            Optional<String> value = values.apply(matcher.group(1));
            if (value.isEmpty()) {
                return Optional.empty();
            }
            filled.append(text, end, matcher.start()).append(filtered(value.get(), matcher.group(2)));
            end = matcher.end();
        }
        return Optional.of(filled.append(text.substring(end)).toString());
    }

    private static String filtered(String value, @Nullable String filter) {
        if (filter == null) {
            return value;
        }
        @Nullable UnaryOperator<String> known = FILTERS.get(filter);
        if (known == null) {
            throw new IllegalArgumentException("filter " + filter);
        }
        return known.apply(value);
    }

    /** Undoes what the address did to it. */
    private static String asQuery(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8).replaceFirst("^\\?", "");
        } catch (IllegalArgumentException e) {
            return value;
        }
    }

    /** All but RFC 3986's unreserved characters as {@code %XX}. */
    public static String percentEncoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /** Whether a placeholder may end with {@code |name}. */
    static boolean hasFilter(String name) {
        return FILTERS.containsKey(name);
    }

    /** The field that gives the beginning of the text, if one does. */
    public Optional<String> leadingField() {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.lookingAt() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The placeholders' names, in order. */
    public List<String> fields() {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group(1)).toList();
    }
}
