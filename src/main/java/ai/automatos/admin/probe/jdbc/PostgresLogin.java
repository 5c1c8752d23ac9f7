package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.Template;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.ProbeFailure;
import java.nio.file.Path;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/**
 * Where and as whom to log in.
 *
 * @param sslMode one of libpq's six words
 * @param certificate PEM, only where the mode looks at it; else empty
 */
record PostgresLogin(
        String host, int port, String database, String user, String password, String sslMode, String certificate) {
    static PostgresLogin of(TestRecipe.Jdbc recipe, FieldValues values, Messages messages) throws ProbeFailure {
        String host = fill(recipe.host(), values);
        // A comma would name a second host, a slash a socket file.
        if (host.isEmpty() || host.chars().anyMatch(c -> c <= ' ' || ",/\\?#@%".indexOf(c) >= 0)) {
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.not_a_host", host));
        }
        String mode = fill(recipe.sslMode(), values);
        boolean verified = mode.startsWith("verify-");
        return new PostgresLogin(
                host,
                port(fill(recipe.port(), values), messages),
                fill(recipe.database(), values),
                fill(recipe.user(), values),
                fill(recipe.password(), values),
                mode.isEmpty() ? "prefer" : mode,
                verified ? fill(recipe.sslRootCertificate(), values) : "");
    }

    private static int port(String text, Messages messages) throws ProbeFailure {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.not_a_port"));
        }
        throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.not_a_port"));
    }

    private static String fill(@Nullable String template, FieldValues values) {
        return template == null ? "" : new Template(template).fill(values::get).orElse("");
    }

    boolean needsTls() {
        return sslMode.equals("require") || sslMode.startsWith("verify-");
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
        PGProperty.SSL_MODE.set(properties, sslMode);
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
}
