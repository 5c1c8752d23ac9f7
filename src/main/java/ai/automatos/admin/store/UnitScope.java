package ai.automatos.admin.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
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
    private final DSLContext context;
    private @Nullable Savepoint savepoint;

    UnitScope(Connection connection, DSLContext context) {
        this.connection = connection;
        this.context = context;
    }

    boolean isOfThisThread() {
        return thread == Thread.currentThread();
    }

    DSLContext context() {
        try {
            if (savepoint == null) {
                savepoint = connection.setSavepoint();
            }
            return context;
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
