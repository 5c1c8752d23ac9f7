package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/** Brings a database to the schema this program knows. Migrations are frozen once released. */
final class Migrator {
    /** The newest file in {@code db/migration}. */
    static final int NEWEST = 8;

    private static final String HISTORY = "flyway_schema_history";

    private final DatabaseLocation location;

    Migrator(DatabaseLocation location) {
        this.location = location;
    }

    /**
     * The schema's version, 0 for an empty database. Asked directly, for starting Flyway takes longer than all the rest
     * of a start.
     *
     * @throws UserFacingException {@code store.vault.newer}, or {@code store.row.damaged} for a version that is no number
     */
    int version(Connection connection) throws SQLException {
        if (!hasHistory(connection)) {
            return 0;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select \"version\" from \"" + historyName(connection)
                        + "\" where \"success\" = true and \"version\" is not null")) {
            int version = 0;
            while (rows.next()) {
                version = Math.max(version, number(rows.getString(1)));
            }
            if (version > NEWEST) {
                throw newer(version);
            }
            return version;
        }
    }

    private static int number(String version) {
        return Words.read(HISTORY, "version", version, Integer::parseInt);
    }

    /** Whether the schema holds nothing at all, neither ours nor another program's. */
    static boolean isEmpty(Connection connection) throws SQLException {
        String[] kinds = {"TABLE", "BASE TABLE", "PARTITIONED TABLE", "FOREIGN TABLE", "VIEW", "MATERIALIZED VIEW"};
        try (ResultSet tables = connection.getMetaData().getTables(null, connection.getSchema(), "%", kinds)) {
            return !tables.next();
        }
    }

    /** Migrates to {@code target}, which is {@link #NEWEST} but for restoring an older backup. */
    void migrate(int target) {
        try {
            configuration().target(Integer.toString(target)).load().migrate();
        } catch (FlywayException e) {
            throw new UserFacingException(e, ErrorKind.VAULT_UNUSABLE, "store.migration.failed");
        }
    }

    static UserFacingException newer(int version) {
        return new UserFacingException(
                ErrorKind.VAULT_UNUSABLE, "store.vault.newer", Integer.toString(version), Integer.toString(NEWEST));
    }

    private FluentConfiguration configuration() {
        Properties properties = location.properties();
        String user = properties.getProperty("user");
        return Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(new UrlDataSource(location))
                .locations("classpath:db/migration")
                .table(HISTORY)
                .cleanDisabled(true)
                .installedBy(user == null ? "automatos-admin" : user);
    }

    static boolean hasHistory(Connection connection) throws SQLException {
        return historyName(connection) != null;
    }

    private static @Nullable String historyName(Connection connection) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (tables.next()) {
                if (tables.getString("TABLE_NAME").equalsIgnoreCase(HISTORY)) {
                    return tables.getString("TABLE_NAME");
                }
            }
            return null;
        }
    }
}
