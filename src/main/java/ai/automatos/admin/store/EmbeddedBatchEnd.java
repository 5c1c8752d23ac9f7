package ai.automatos.admin.store;

import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.LinkedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One JDBC batch a table: inside the process, a statement more costs little. */
final class EmbeddedBatchEnd implements BatchEndWriter {
    private static final String BATCH =
            "merge into writer_batch (origin, batch, written_at) key (origin) values (?, ?, ?)";
    private static final String HEAD =
            "merge into audit_head (chain, epoch, sequence, hash) key (chain) values (?, ?, ?, ?)";
    private static final String RANGE = "merge into audit_batch (origin, chain, batch, first_sequence, last_sequence)"
            + " key (origin, chain) values (?, ?, ?, ?, ?)";

    @Override
    public void save(Connection connection, BatchEnd end) throws SQLException {
        try (PreparedStatement batch = connection.prepareStatement(BATCH)) {
            bind(batch, end.origin(), end.batch(), end.at());
            batch.executeUpdate();
        }
        if (end.events().isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(AuditRowMapper.INSERT);
                PreparedStatement heads = connection.prepareStatement(HEAD);
                PreparedStatement ranges = connection.prepareStatement(RANGE)) {
            for (LinkedEvent event : end.events()) {
                AuditRowMapper.bind(insert, event);
                insert.addBatch();
            }
            for (BatchEnd.Range range : end.ranges()) {
                ChainHead head = range.head();
                bind(heads, head.chain(), head.epoch(), head.sequence(), head.hash());
                heads.addBatch();
                bind(ranges, end.origin(), head.chain(), end.batch(), range.first(), head.sequence());
                ranges.addBatch();
            }
            insert.executeBatch();
            heads.executeBatch();
            ranges.executeBatch();
        }
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
