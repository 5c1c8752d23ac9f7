package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one database: a pool to read with and one connection that only the writer's thread uses. After a
 * fatal error {@link #drop()} closes them all, and the next use opens them again.
 */
final class Database implements Dsl, AutoCloseable {
    private static final int READERS = 4;

    private final DatabaseLocation location;
    private final Settings settings = new Settings()
            .withExecuteLogging(false)
            .withRenderSchema(false)
            .withRenderNameCase(RenderNameCase.LOWER)
            .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);

    /** Set by the writer's thread while it runs a unit, and meant for that thread alone. */
    private volatile @Nullable Unit unit;

    private @Nullable HikariDataSource readers;
    private @Nullable Connection writer;
    private boolean closed;

    Database(DatabaseLocation location) {
        this.location = location;
    }

    boolean isEmbedded() {
        return location.isEmbedded();
    }

    @Override
    public <T extends @Nullable Object> T read(Function<DSLContext, T> query) {
        @Nullable DSLContext own = own();
        try {
            if (own != null) {
                return query.apply(own);
            }
            try (Connection connection = readers().getConnection()) {
                return query.apply(context(connection));
            }
        } catch (DataAccessException | SQLException e) {
            // Inside a unit the writer must see what happened; to a reader it is told.
            if (own != null && e instanceof DataAccessException unchecked) {
                throw unchecked;
            }
            throw SqlFailure.of(e).toUser(e);
        }
    }

    @Override
    public DSLContext write() {
        @Nullable DSLContext own = own();
        if (own == null) {
            throw new IllegalStateException("writing outside a unit");
        }
        return own;
    }

    boolean isInUnit() {
        return own() != null;
    }

    /** Makes {@code connection} the one that repositories use on this thread while {@code work} runs. */
    void inUnit(Connection connection, Runnable work) {
        unit = new Unit(Thread.currentThread(), context(connection));
        try {
            work.run();
        } finally {
            unit = null;
        }
    }

    private @Nullable DSLContext own() {
        @Nullable Unit running = unit;
        return running != null && running.thread() == Thread.currentThread() ? running.context() : null;
    }

    /** The writer's connection, opened if need be; autocommit is off. Only for the writer's thread. */
    synchronized Connection writer() throws SQLException {
        requireOpen();
        @Nullable Connection current = writer;
        if (current == null || current.isClosed()) {
            current = open();
            current.setAutoCommit(false);
            writer = current;
        }
        return current;
    }

    /** A connection beside the pool; the caller closes it. */
    Connection open() throws SQLException {
        return DriverManager.getConnection(location.url(), location.properties());
    }

    DSLContext context(Connection connection) {
        return DSL.using(connection, isEmbedded() ? SQLDialect.H2 : SQLDialect.POSTGRES, settings);
    }

    /** Closes every connection, whatever state it is in. H2 gives its file free once the last one is closed. */
    synchronized void drop() {
        closeQuietly(readers);
        closeQuietly(writer);
        readers = null;
        writer = null;
    }

    /** For good: nobody who is late opens the database again after others were let in. */
    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }

    private void requireOpen() {
        if (closed) {
            throw new UserFacingException(ErrorKind.UNAVAILABLE, "store.closed");
        }
    }

    private synchronized HikariDataSource readers() {
        requireOpen();
        @Nullable HikariDataSource current = readers;
        if (current == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("readers");
            config.setJdbcUrl(location.url());
            config.setDataSourceProperties(location.properties());
            config.setMaximumPoolSize(READERS);
            config.setMinimumIdle(0);
            config.setConnectionTimeout(10_000);
            config.setInitializationFailTimeout(-1);
            config.setRegisterMbeans(false);
            current = new HikariDataSource(config);
            readers = current;
        }
        return current;
    }

    private static void closeQuietly(@Nullable AutoCloseable connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (Exception e) {
                // A broken connection may fail to close; it is forgotten either way.
                org.slf4j.LoggerFactory.getLogger(Database.class).debug("closing a connection failed", e);
            }
        }
    }

    private record Unit(Thread thread, DSLContext context) {}
}
