package ai.automatos.admin.store;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.ChainHead;
import ai.automatos.admin.audit.HashChain;
import ai.automatos.admin.audit.LinkedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Links a batch's events into their chains and writes them in one JDBC batch. Chain heads are locked last, in chain
 * order, so that two computers never wait for each other. Used on the writer's thread only.
 */
class AuditAppender {
    private final UUID origin;
    private final Clock clock;

    AuditAppender(UUID origin, Clock clock) {
        this.origin = origin;
        this.clock = clock;
    }

    /** @param batch grows by one with every batch of this computer, with or without events */
    List<LinkedEvent> append(Connection connection, long batch, List<PendingEvent> events) throws SQLException {
        recordBatch(connection, batch);
        if (events.isEmpty()) {
            return List.of();
        }
        Map<Long, ChainHead> heads = new TreeMap<>();
        for (Long chain : new TreeSet<>(
                events.stream().map(pending -> pending.event().chain()).toList())) {
            heads.put(chain, lockHead(connection, chain));
        }
        Map<Long, Long> first = new TreeMap<>();
        heads.forEach((chain, head) -> first.put(chain, head.sequence() + 1));
        List<LinkedEvent> linked = new ArrayList<>(events.size());
        for (PendingEvent pending : events) {
            ChainHead head = Objects.requireNonNull(heads.get(pending.event().chain()));
            LinkedEvent next = HashChain.link(head, pending.event(), head.epoch() + (pending.startsEpoch() ? 1 : 0));
            heads.put(head.chain(), next.head());
            linked.add(next);
        }
        insert(connection, linked);
        saveHeads(connection, heads);
        recordRanges(connection, batch, first, heads);
        return linked;
    }

    /** The number of this computer's last saved batch, 0 if there was none. */
    long lastBatch(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select batch from writer_batch where origin = ?")) {
            select.setObject(1, origin);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private static void insert(Connection connection, List<LinkedEvent> events) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(AuditRowMapper.INSERT)) {
            for (LinkedEvent event : events) {
                AuditRowMapper.bind(insert, event);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static ChainHead lockHead(Connection connection, long chain) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select epoch, sequence, hash from audit_head where chain = ? for update")) {
            select.setLong(1, chain);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return new ChainHead(chain, row.getInt(1), row.getLong(2), row.getBytes(3));
                }
            }
        }
        return ChainHead.empty(chain);
    }

    private static void saveHeads(Connection connection, Map<Long, ChainHead> heads) throws SQLException {
        for (ChainHead head : heads.values()) {
            int updated = update(
                    connection,
                    "update audit_head set epoch = ?, sequence = ?, hash = ? where chain = ?",
                    head.epoch(),
                    head.sequence(),
                    head.hash(),
                    head.chain());
            if (updated == 0) {
                update(
                        connection,
                        "insert into audit_head (epoch, sequence, hash, chain) values (?, ?, ?, ?)",
                        head.epoch(),
                        head.sequence(),
                        head.hash(),
                        head.chain());
            }
        }
    }

    private void recordBatch(Connection connection, long batch) throws SQLException {
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        if (update(connection, "update writer_batch set batch = ?, written_at = ? where origin = ?", batch, now, origin)
                == 0) {
            update(
                    connection,
                    "insert into writer_batch (batch, written_at, origin) values (?, ?, ?)",
                    batch,
                    now,
                    origin);
        }
    }

    private void recordRanges(Connection connection, long batch, Map<Long, Long> first, Map<Long, ChainHead> heads)
            throws SQLException {
        for (Map.Entry<Long, ChainHead> entry : heads.entrySet()) {
            Object[] values = {
                batch, first.get(entry.getKey()), entry.getValue().sequence(), origin, entry.getKey()
            };
            if (update(
                            connection,
                            "update audit_batch set batch = ?, first_sequence = ?, last_sequence = ?"
                                    + " where origin = ? and chain = ?",
                            values)
                    == 0) {
                update(
                        connection,
                        "insert into audit_batch (batch, first_sequence, last_sequence, origin, chain)"
                                + " values (?, ?, ?, ?, ?)",
                        values);
            }
        }
    }

    private static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /** An event waiting for its place. */
    record PendingEvent(AuditEvent event, boolean startsEpoch) {}
}
