package ai.automatos.admin.probe.mongo;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A MongoDB connection string, cut into its parts (MongoDB documentation, "Connection Strings").
 *
 * @param srv whether {@code hosts} is one DNS name that stands for the servers
 * @param hosts host or host:port, as written
 * @param rawPassword as it stands in the text, still encoded
 * @param options names in small letters, for servers do not care
 */
record MongoAddress(
        boolean srv,
        List<String> hosts,
        @Nullable String user,
        String password,
        String rawPassword,
        String database,
        Map<String, String> options) {
    private static final String AUTH_SOURCE = "authsource";
    /** The last @ before the path ends the login: passwords are pasted in with one. */
    private static final Pattern FORM = Pattern.compile(
            "(?i)mongodb(?<srv>\\+srv)?://(?:(?<login>[^?]*)@)?(?<hosts>[^/?@]+)(?:/(?<db>[^?]*))?(?:\\?(?<options>.*))?");

    /** Empty if the text is no connection string. */
    static Optional<MongoAddress> read(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String login = parts.group("login");
        String[] pair = login == null ? new String[] {""} : login.split(":", 2);
        String rawPassword = pair.length > 1 ? pair[1] : "";
        return Optional.of(new MongoAddress(
                parts.group("srv") != null,
                Arrays.asList(parts.group("hosts").split(",")),
                login == null || pair[0].isEmpty() ? null : decoded(pair[0]),
                decoded(rawPassword),
                rawPassword,
                decoded(parts.group("db") == null ? "" : parts.group("db")),
                options(parts.group("options") == null ? "" : parts.group("options"))));
    }

    /** An option under one of its names. */
    String option(String name, String otherwise) {
        return options.getOrDefault(name.toLowerCase(Locale.ROOT), otherwise);
    }

    /** What a DNS record adds. It may name a database and no more: whoever forges it must not switch TLS off. */
    MongoAddress withDefaults(String record) {
        Map<String, String> all = options(record);
        all.keySet().retainAll(Set.of(AUTH_SOURCE));
        all.putAll(options);
        return new MongoAddress(srv, hosts, user, password, rawPassword, database, all);
    }

    private static Map<String, String> options(String text) {
        Map<String, String> options = new TreeMap<>();
        for (String option : text.split("[&;]")) {
            String[] pair = option.split("=", 2);
            if (pair.length == 2) {
                options.put(pair[0].toLowerCase(Locale.ROOT), decoded(pair[1]));
            }
        }
        return options;
    }

    /** Percent signs that encode nothing stay as they are. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return hosts.toString();
    }
}
