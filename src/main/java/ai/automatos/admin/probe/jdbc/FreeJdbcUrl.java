package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address that the user gives as a whole. What is known to read or write files, to run code, to open a browser or to
 * create a database is refused; what no list can know is up to the driver, which the user has chosen.
 *
 * @param hosts those that can be read from it
 */
record FreeJdbcUrl(String url, List<String> hosts) {
    private static final Pattern FORM = Pattern.compile("jdbc:[a-z0-9][a-z0-9.+-]*:\\S+", Pattern.CASE_INSENSITIVE);
    /** Databases that live in the process that opens them: to connect is to create, to lock or to run. */
    private static final Pattern EMBEDDED = Pattern.compile(
            "jdbc:(h2:(?!(tcp|ssl):).*|hsqldb:(?!hsqls?:).*|derby:(?!//).*|sqlite:.*|duckdb:(?!md:).*"
                    + "|(firebird|firebirdsql):(embedded|local|native):.*|calcite:.*|jdbc-odbc:.*|odbc:.*)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NAME = Pattern.compile("(?:^|[?&;:,(/])\\s*([A-Za-z_][\\w.-]*)\\s*=");
    private static final Pattern DANGEROUS = Pattern.compile(
            ".*(file|path|class|factory|interceptor|plugin|jndi|ldap|init|script|browser|deserial|transform|callback"
                    + "|trace|logdir|loglevel|create|library|provider|extension|proxy|exec|runas|rmi).*");
    private static final Pattern SECRET = Pattern.compile(".*(password|pwd|secret|token).*");
    private static final Pattern REFERENCE =
            Pattern.compile("(jndi|ldaps?|rmi|iiop|file|jar):/", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOSTS = Pattern.compile(
            "//(?:[^/@?;]*@)?([^/?;]+)|HOST\\s*=\\s*([^)\\s]+)|@([\\w.-]+):\\d", Pattern.CASE_INSENSITIVE);

    /** @throws ProbeFailure naming what is refused */
    static FreeJdbcUrl checked(ProtocolRequest request) throws ProbeFailure {
        String url = request.required("url").strip();
        if (!FORM.matcher(url).matches()) {
            throw request.invalid("probe.own_driver.not_jdbc", request.label("url"));
        }
        String plain = decoded(url);
        if (EMBEDDED.matcher(plain).matches() || REFERENCE.matcher(plain).find()) {
            throw request.invalid("probe.own_driver.opens_here", request.label("url"));
        }
        Matcher names = NAME.matcher(plain);
        while (names.find()) {
            String name = names.group(1);
            String lower = name.toLowerCase(Locale.ROOT);
            if (SECRET.matcher(lower).matches()) {
                throw request.invalid("probe.own_driver.secret_in_address", request.label("url"), name);
            }
            if (DANGEROUS.matcher(lower).matches()) {
                throw request.invalid("probe.own_driver.option", request.label("url"), name);
            }
        }
        return new FreeJdbcUrl(url, hosts(plain, request));
    }

    /** As a driver may read it, however often it was encoded. */
    private static String decoded(String url) {
        String text = url;
        for (int i = 0; i < 3; i++) {
            try {
                text = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return text;
            }
        }
        return text;
    }

    private static List<String> hosts(String url, ProtocolRequest request) throws ProbeFailure {
        List<String> hosts = new ArrayList<>();
        Matcher found = HOSTS.matcher(url);
        while (found.find()) {
            for (int group = 1; group <= 3; group++) {
                if (found.group(group) != null) {
                    for (String one : found.group(group).split(",")) {
                        hosts.add(request.host(withoutPort(one)));
                    }
                }
            }
        }
        return hosts;
    }

    private static String withoutPort(String place) {
        return place.startsWith("[") ? place.replaceAll("^\\[|].*$", "") : place.replaceAll(":.*$", "");
    }
}
