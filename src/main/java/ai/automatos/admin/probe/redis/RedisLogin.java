package ai.automatos.admin.probe.redis;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where and as whom to log in: by single parameters, or by the parameter {@code url}.
 *
 * @param user empty for the server's standard user
 * @param password empty if none is given
 */
record RedisLogin(String host, int port, String user, String password, int database, boolean tls) {
    /** The user whom a server has from the start, and whom a password without a user means. */
    static final String STANDARD_USER = "default";

    private static final int STANDARD_PORT = 6379;
    /** The last @ ends the login, for passwords are pasted in with one; an address may stand in brackets. */
    private static final Pattern URL = Pattern.compile(
            "(?i)(rediss?)://(?:(?<login>.*)@)?(?<host>\\[[^]]*]|[^/:?#@]*)(?::(?<port>[^/?#]*))?(?:/(?<db>[^?#]*))?(?:[?#].*)?");

    static RedisLogin of(ProtocolRequest request) throws ProbeFailure {
        if (request.given("url").isPresent()) {
            return ofUrl(request.text("url"), request);
        }
        return new RedisLogin(
                request.host(),
                request.port(),
                request.text("username"),
                request.text("password"),
                database(request.text("database"), request),
                request.flag("tls"));
    }

    private static RedisLogin ofUrl(String url, ProtocolRequest request) throws ProbeFailure {
        Matcher parts = URL.matcher(url.strip());
        if (!parts.matches()) {
            throw request.invalid("probe.store.not_a_redis_url", request.label("url"));
        }
        String login = orEmpty(parts.group("login"));
        int colon = login.indexOf(':');
        String rawPassword = login.substring(colon + 1);
        String password = colon < 0 ? "" : decoded(rawPassword);
        request.learnSecret(rawPassword);
        request.learnSecret(password);
        String host = parts.group("host").replaceAll("[\\[\\]]", "");
        String port = orEmpty(parts.group("port"));
        return new RedisLogin(
                request.host(host),
                port.isEmpty() ? STANDARD_PORT : request.port(port),
                decoded(login.substring(0, Math.max(colon, 0))),
                password,
                database(orEmpty(parts.group("db")), request),
                parts.group(1).toLowerCase(Locale.ROOT).equals("rediss"));
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }

    /** Percent signs that encode nothing stay: many hosts show the password as it is. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static int database(String text, ProtocolRequest request) throws ProbeFailure {
        if (text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,9}")) {
            throw request.invalid("probe.store.not_a_redis_database");
        }
        return Integer.parseInt(text);
    }

    boolean asStandardUser() {
        return user.isEmpty() || user.equals(STANDARD_USER);
    }

    boolean given() {
        return !password.isEmpty() || !user.isEmpty();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
