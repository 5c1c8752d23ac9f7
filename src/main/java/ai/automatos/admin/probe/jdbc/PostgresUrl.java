package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A login written as one address, {@code postgresql://user:password@host:5432/database?sslmode=require}. */
final class PostgresUrl {
    private static final Pattern FORM = Pattern.compile("postgres(?:ql)?://"
            + "(?:(?<user>[^:@/?#\\s]*)(?::(?<password>[^@/?#\\s]*))?@)?"
            + "(?<host>\\[[0-9A-Fa-f:.]+]|[^:/?#@\\s]+)?(?::(?<port>\\d{1,5}))?"
            + "(?:/(?<database>[^/?#\\s]*))?(?:\\?(?<options>[^#\\s]*))?");
    private static final Set<String> USED = Set.of("user", "password", "host", "port", "dbname", "sslmode");
    /** What concerns pools, the session or other clients, and does not change who is let in. */
    private static final Set<String> WITHOUT_EFFECT = Set.of(
            "application_name",
            "channel_binding",
            "connect_timeout",
            "connection_limit",
            "gssencmode",
            "pgbouncer",
            "pool_timeout",
            "schema",
            "sslnegotiation",
            "target_session_attrs");

    private static final Set<String> MODES =
            Set.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    /** Neon's way to say which server is meant; other options would be settings of the session. */
    private static final Pattern ENDPOINT = Pattern.compile("(endpoint|project)=[A-Za-z0-9-]+");

    private final ProtocolRequest request;
    private final Map<String, String> parts = new HashMap<>();

    private PostgresUrl(ProtocolRequest request) {
        this.request = request;
    }

    /** @throws ProbeFailure if it is no such address, or asks the driver for more than to log in */
    static PostgresLogin login(ProtocolRequest request) throws ProbeFailure {
        return new PostgresUrl(request).read(request.required("url"));
    }

    private PostgresLogin read(String url) throws ProbeFailure {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw request.invalid("probe.detail.not_a_postgres_url");
        }
        for (String part : new String[] {"user", "password", "host", "port", "database"}) {
            put(part.equals("database") ? "dbname" : part, form.group(part));
        }
        String options = form.group("options");
        if (options != null && !options.isEmpty()) {
            for (String option : options.split("&")) {
                takeUp(option);
            }
        }
        return login();
    }

    private void takeUp(String option) throws ProbeFailure {
        String[] pair = option.split("=", 2);
        String name = decoded(pair[0]).toLowerCase(Locale.ROOT);
        String value = pair.length < 2 ? "" : decoded(pair[1]);
        boolean systemAuthorities = name.equals("sslrootcert") && value.equals("system");
        boolean endpoint = name.equals("options") && ENDPOINT.matcher(value).matches();
        if (USED.contains(name)) {
            put(name, pair.length < 2 ? "" : pair[1]);
        } else if (systemAuthorities) {
            parts.put("sslmode", "verify-full");
        } else if (endpoint) {
            parts.put("options", value);
        } else if (!WITHOUT_EFFECT.contains(name)) {
            throw request.invalid("probe.detail.url_option", name);
        }
    }

    private void put(String part, String encoded) throws ProbeFailure {
        if (encoded != null) {
            parts.put(part, decoded(encoded));
        }
    }

    /** A plus is a plus here, not a space. */
    private String decoded(String text) throws ProbeFailure {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw request.invalid("probe.detail.not_a_postgres_url");
        }
    }

    private PostgresLogin login() throws ProbeFailure {
        String password = parts.getOrDefault("password", "");
        if (!password.isEmpty()) {
            request.learnSecret(password);
        }
        String user = parts.getOrDefault("user", "");
        String mode = parts.getOrDefault("sslmode", "prefer");
        if (user.isEmpty()) {
            throw request.invalid("probe.detail.not_a_postgres_url");
        }
        if (!MODES.contains(mode)) {
            throw request.invalid("probe.detail.ssl_mode", mode);
        }
        String database = parts.getOrDefault("dbname", "");
        return new PostgresLogin(
                request.host(parts.getOrDefault("host", "").replaceAll("[\\[\\]]", "")),
                request.port(parts.getOrDefault("port", "5432")),
                database.isEmpty() ? user : database,
                user,
                password,
                mode,
                "",
                parts.getOrDefault("options", ""));
    }
}
