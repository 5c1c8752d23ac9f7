package ai.automatos.admin.store;

import ai.automatos.admin.common.AppPaths;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.common.UserFacingException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which database holds the vault.
 *
 * @param file of the embedded database without its ending, or null for PostgreSQL
 * @param password of the PostgreSQL login; stays the caller's to wipe, after the store is closed
 */
public record DatabaseLocation(
        String url, @Nullable Path file, @Nullable SecretBytes password) {
    private static final String SERVER_PREFIX = "jdbc:postgresql://";

    /**
     * Commits reach the file at once, old chunks are reused early, and nobody waits long for a lock. Never AUTO_SERVER:
     * it would let other processes in. Without reuse of results, which answers EXISTS from before a change (H2 2.4.240).
     */
    private static final String EMBEDDED_OPTIONS =
            ";WRITE_DELAY=0;RETENTION_TIME=2000;LOCK_TIMEOUT=5000;DB_CLOSE_ON_EXIT=FALSE"
                    + ";OPTIMIZE_REUSE_RESULTS=FALSE";

    public static DatabaseLocation embedded(AppPaths paths) {
        // Retrying, for an interrupted thread that reads would close the file for everybody.
        return embedded("retry:file:" + paths.database(), paths.database());
    }

    /** @param name as H2 understands it, with the prefix of a file system */
    static DatabaseLocation embedded(String name, Path file) {
        return new DatabaseLocation("jdbc:h2:" + name + EMBEDDED_OPTIONS, file, null);
    }

    /** @throws UserFacingException if the URL is not PostgreSQL's or carries a password */
    public static DatabaseLocation server(String url, @Nullable SecretBytes password) {
        if (!url.startsWith(SERVER_PREFIX)) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "store.url.unknown");
        }
        String lower = url.toLowerCase(Locale.ROOT);
        boolean userInfo =
                lower.substring(SERVER_PREFIX.length()).split("[/?]", 2)[0].contains("@");
        if (lower.contains("password=") || userInfo) {
            throw new UserFacingException(ErrorKind.INVALID_INPUT, "store.url.password");
        }
        return new DatabaseLocation(url, null, password);
    }

    public boolean isEmbedded() {
        return file != null;
    }

    /** Not by DriverManager, which would first load every driver that connection tests bring. */
    Connection connect() throws SQLException {
        Driver driver = isEmbedded() ? new org.h2.Driver() : new org.postgresql.Driver();
        Connection connection = driver.connect(url, properties());
        if (connection == null) {
            throw new SQLException("the driver does not know its own address");
        }
        return connection;
    }

    Properties properties() {
        Properties properties = new Properties();
        if (isEmbedded()) {
            properties.setProperty("user", "sa");
            properties.setProperty("password", "");
            return properties;
        }
        if (password != null) {
            properties.setProperty("password", password.exposeUtf8());
        }
        properties.setProperty("ApplicationName", "Automatos Admin");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "60");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // Otherwise an exception, and with it the log file, quotes the rows it is about.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /** The URL has no password, but its host may still be nobody's business in a log. */
    @Override
    public String toString() {
        return isEmbedded() ? "embedded database" : "PostgreSQL";
    }
}
