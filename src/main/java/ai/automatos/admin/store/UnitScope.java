package ai.automatos.admin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/**
 * The connection as one unit has it. The savepoint is set before the unit's first statement: many units only append
 * events, and each savepoint costs a server two more answers.
 */
final class UnitScope {
    private final Thread thread = Thread.currentThread();
    private final Connection connection;
    private final Function<Connection, DSLContext> contexts;
    private @Nullable DSLContext context;
    private @Nullable Savepoint savepoint;

    UnitScope(Connection connection, Function<Connection, DSLContext> contexts) {
        this.connection = connection;
        this.contexts = contexts;
    }

    boolean isOfThisThread() {
        return thread == Thread.currentThread();
    }

    DSLContext context() {
        @Nullable DSLContext known = context;
        if (known != null) {
            return known;
        }
        try {
            savepoint = connection.setSavepoint();
            known = contexts.apply(connection);
            context = known;
            return known;
        } catch (SQLException e) {
            throw new DataAccessException("no savepoint", e);
        }
    }

    void release() throws SQLException {
        if (savepoint != null) {
            connection.releaseSavepoint(savepoint);
        }
    }

    void rollBack() throws SQLException {
        if (savepoint != null) {
            connection.rollback(savepoint);
        }
    }
}
