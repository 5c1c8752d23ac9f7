package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import ai.automatos.admin.probe.ProtocolRequest;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Where and as whom to log in.
 *
 * @param sslMode one of libpq's six words
 * @param certificate PEM, only where the mode looks at it; else empty
 * @param options for the server, as libpq knows them; or empty
 */
record PostgresLogin(
        String host,
        int port,
        String database,
        String user,
        String password,
        String sslMode,
        String certificate,
        String options) {
    /** From one address, if the recipe has one, or from fields. */
    static PostgresLogin of(ProtocolRequest request) throws ProbeFailure {
        if (request.has("url")) {
            return PostgresUrl.login(request);
        }
        String mode = request.given("ssl_mode").orElse("prefer");
        return new PostgresLogin(
                request.host(),
                request.port(),
                request.text("database"),
                request.text("user"),
                request.text("password"),
                mode,
                mode.startsWith("verify-") ? Authorities.pem(request, "ssl_root_certificate") : "",
                "");
    }

    boolean needsTls() {
        return sslMode.equals("require") || sslMode.startsWith("verify-");
    }

    /** Whether whoever sits in between could talk us out of TLS; then proofs of the password leave only. */
    boolean mayGoUnnoticedInClear() {
        return sslMode.equals("prefer") || sslMode.equals("allow");
    }

    /** For the driver. All timeouts are off but the one that would outlive ours: the runner's watch is the limit. */
    Properties properties(@Nullable Path certificateFile) {
        Properties properties = new Properties();
        PGProperty.PG_HOST.set(properties, host);
        PGProperty.PG_PORT.set(properties, port);
        PGProperty.PG_DBNAME.set(properties, database);
        PGProperty.USER.set(properties, user);
        // Set even if empty: without it the driver would look for a .pgpass file.
        PGProperty.PASSWORD.set(properties, password);
        if (!options.isEmpty()) {
            PGProperty.OPTIONS.set(properties, options);
        }
        PGProperty.SSL_MODE.set(properties, sslMode);
        if (mayGoUnnoticedInClear()) {
            PGProperty.REQUIRE_AUTH.set(properties, "!password");
        }
        if (certificateFile != null) {
            PGProperty.SSL_ROOT_CERT.set(properties, certificateFile.toString());
        } else if (sslMode.startsWith("verify-")) {
            PGProperty.SSL_FACTORY.set(properties, "org.postgresql.ssl.DefaultJavaSSLFactory");
        }
        PGProperty.SOCKET_FACTORY.set(properties, ProbeSocketFactory.class.getName());
        PGProperty.GSS_ENC_MODE.set(properties, "disable");
        PGProperty.CONNECT_TIMEOUT.set(properties, 0);
        PGProperty.LOGIN_TIMEOUT.set(properties, 0);
        PGProperty.SSL_RESPONSE_TIMEOUT.set(properties, 0);
        PGProperty.READ_ONLY.set(properties, true);
        PGProperty.READ_ONLY_MODE.set(properties, "always");
        PGProperty.APPLICATION_NAME.set(properties, "Automatos Admin");
        return properties;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + " " + sslMode;
    }
}
