package ai.automatos.admin.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Saves the end of a batch in the way that is quickest for the engine; on an error everything has to be rolled back. */
interface BatchEndWriter {
    void save(Connection connection, BatchEnd end) throws SQLException;

    static BatchEndWriter of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")
                ? new ServerBatchEnd()
                : new EmbeddedBatchEnd();
    }
}
