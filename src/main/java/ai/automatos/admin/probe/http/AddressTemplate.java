package ai.automatos.admin.probe.http;

import ai.automatos.admin.catalog.Template;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a request. A field may be the beginning of it (a base URL) or stand for the scheme, the host or a part
 * of the host; in path and query a value is percent-encoded, so that it can change neither.
 */
final class AddressTemplate {
    private static final Pattern SCHEME = Pattern.compile("^\\{([a-z0-9_]+)}://");
    private static final Pattern AUTHORITY = Pattern.compile("^(https?://)([^/?#]*)(.*)$", Pattern.DOTALL);
    private static final Pattern ORIGIN = Pattern.compile("^(?:(?:\\{[a-z0-9_]+}|https?)://)?[^/?#]+");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+(:[0-9]{1,5})?");

    private final String text;
    private final RequestValues values;

    AddressTemplate(String text, RequestValues values) {
        this.text = text;
        this.values = values;
    }

    /** @throws UnusableValueException naming the field whose value makes no address; a missing value is the caller's */
    Optional<String> fill() {
        Matcher scheme = SCHEME.matcher(text);
        if (!scheme.find()) {
            return filled(text);
        }
        String rest = text.substring(scheme.end());
        return values.get(scheme.group(1)).flatMap(value -> filled(web(scheme.group(1), value) + "://" + rest));
    }

    private static String web(String field, String scheme) {
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new UnusableValueException(field);
        }
        return scheme;
    }

    private Optional<String> filled(String address) {
        Template template = new Template(address);
        Optional<String> base = template.leadingField();
        if (base.isPresent()) {
            Optional<String> value = values.fields().get(base.get());
            value.ifPresent(given -> checked(given, base.get()));
            return template.fill(name -> base.get().equals(name)
                    ? value.map(AddressTemplate::withoutSlash)
                    : values.get(name).map(AddressTemplate::encode));
        }
        Matcher parts = AUTHORITY.matcher(address);
        if (!parts.matches()) {
            throw new IllegalStateException("recipe has no address");
        }
        Optional<String> authority =
                new Template(parts.group(2)).fill(name -> values.get(name).map(value -> host(name, value)));
        Optional<String> rest =
                new Template(parts.group(3)).fill(name -> values.get(name).map(AddressTemplate::encode));
        return authority.flatMap(host -> rest.map(path -> parts.group(1) + host + path));
    }

    /** The host alone, in lower case; empty if no value tells it. What stands behind it need not be known yet. */
    Optional<String> host() {
        Matcher origin = ORIGIN.matcher(text);
        if (!origin.find()) {
            return Optional.empty();
        }
        try {
            return new AddressTemplate(origin.group(), values)
                    .fill()
                    .map(address -> checked(address, text).getHost().toLowerCase(Locale.ROOT));
        } catch (UnusableValueException e) {
            return Optional.empty();
        }
    }

    /** The first placeholder that has no value. */
    String missing() {
        return new Template(text)
                .fields().stream()
                        .filter(name -> values.get(name).isEmpty())
                        .findFirst()
                        .orElse(text);
    }

    /** The placeholder to blame for an address that is none: what may spoil a query, else the first. */
    String suspect() {
        Matcher query = Pattern.compile("\\{([a-z0-9_]+)\\|query}").matcher(text);
        return query.find()
                ? query.group(1)
                : new Template(text).fields().stream().findFirst().orElse(text);
    }

    static URI checked(String address, String field) {
        try {
            URI uri = new URI(address);
            String scheme = String.valueOf(uri.getScheme());
            boolean web = scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("http");
            if (web && uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            throw new UnusableValueException(field);
        }
        throw new UnusableValueException(field);
    }

    static String encode(String value) {
        return Template.percentEncoded(value);
    }

    private static String host(String field, String value) {
        if (!HOST.matcher(value).matches()) {
            throw new UnusableValueException(field);
        }
        return value;
    }

    private static String withoutSlash(String base) {
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
