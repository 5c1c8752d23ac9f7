package ai.automatos.admin.store;

import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderNameCase;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
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
    private volatile @Nullable UnitScope unit;

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
        @Nullable UnitScope own = own();
        if (own != null) {
            return understood(query, own.context()); // Inside a unit the writer must see what happened.
        }
        try (Connection connection = readers().getConnection()) {
            return understood(query, context(connection));
        } catch (DataAccessException | SQLException e) {
            throw SqlFailure.of(e).toUser(e);
        }
    }

    /** H2 does not check what it reads from its file: whatever the mappers stumble over is not what was written. */
    private static <T extends @Nullable Object> T understood(Function<DSLContext, T> query, DSLContext context) {
        try {
            return query.apply(context);
        } catch (DataAccessException | UserFacingException | CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new UserFacingException(e, ErrorKind.VAULT_UNUSABLE, "store.content.damaged");
        }
    }

    @Override
    public DSLContext write() {
        @Nullable UnitScope own = own();
        if (own == null) {
            throw new IllegalStateException("writing outside a unit");
        }
        return own.context();
    }

    boolean isInUnit() {
        return own() != null;
    }

    /**
     * Makes {@code connection} the one that repositories use on this thread while {@code work} runs. If it fails, what it
     * wrote is rolled back, and if that fails, the failure says so.
     */
    void inUnit(Connection connection, Runnable work) throws SQLException {
        UnitScope scope = new UnitScope(connection, this::context);
        unit = scope;
        try {
            work.run();
            scope.release();
        } catch (SQLException | RuntimeException | Error e) {
            scope.rollBack();
            throw e;
        } finally {
            unit = null;
        }
    }

    private @Nullable UnitScope own() {
        @Nullable UnitScope running = unit;
        return running != null && running.isOfThisThread() ? running : null;
    }

    /** The writer's connection, opened if need be; autocommit is off. Only for the writer's thread. */
    synchronized Connection writer() throws SQLException {
        @Nullable Connection current = writer;
        if (current == null || current.isClosed()) {
            current = open();
            if (!isEmbedded()) {
                requireDurableCommits(current);
            }
            current.setAutoCommit(false);
            writer = current;
        }
        return current;
    }

    /** Before autocommit goes off, or a rollback would undo it. What a server does beyond {@code on} stays. */
    private static void requireDurableCommits(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select set_config('synchronous_commit', 'on', false)"
                    + " where current_setting('synchronous_commit') in ('off', 'local')");
        }
    }

    /** After a commit of the writer: H2 has it on disk only once it is asked to. */
    void sync() throws SQLException {
        if (isEmbedded()) {
            try (Statement statement = writer().createStatement()) {
                statement.execute("checkpoint sync");
            }
        }
    }

    /** A connection beside the pool; the caller closes it. */
    Connection open() throws SQLException {
        return location.connect();
    }

    DSLContext context(Connection connection) {
        return DSL.using(new DefaultConfiguration()
                .set(connection)
                .set(isEmbedded() ? SQLDialect.H2 : SQLDialect.POSTGRES)
                .set(settings)
                .set(new CompleteRows()));
    }

    /** Closes every connection, whatever state it is in. H2 gives its file free once the last one is closed. */
    synchronized void drop() {
        closeQuietly(readers);
        closeQuietly(writer);
        readers = null;
        writer = null;
    }

    /** For good: a background thread that comes late must not open the file again. */
    @Override
    public synchronized void close() {
        closed = true;
        drop();
    }

    private synchronized HikariDataSource readers() {
        @Nullable HikariDataSource current = readers;
        if (closed) {
            throw new UserFacingException(ErrorKind.UNAVAILABLE, "store.closed");
        }
        if (current == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("readers");
            config.setDataSource(new UrlDataSource(location));
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
}
