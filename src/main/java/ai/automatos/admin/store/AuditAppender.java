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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Links a batch's events into their chains and writes them together. Chain heads are locked last, in chain order, so that two computers never wait for each other. Used on the writer's thread only.
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
        Map<Long, ChainHead> before = events.isEmpty() ? Map.of() : lockHeads(connection, events);
        Map<Long, ChainHead> heads = new TreeMap<>(before);
        List<LinkedEvent> linked = new ArrayList<>(events.size());
        for (PendingEvent pending : events) {
            ChainHead head = Objects.requireNonNull(heads.get(pending.event().chain()));
            LinkedEvent next = HashChain.link(head, pending.event(), head.epoch() + (pending.startsEpoch() ? 1 : 0));
            heads.put(head.chain(), next.head());
            linked.add(next);
        }
        List<BatchEnd.Range> ranges = new ArrayList<>(heads.size());
        before.forEach((chain, head) ->
                ranges.add(new BatchEnd.Range(Objects.requireNonNull(heads.get(chain)), head.sequence() + 1)));
        OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        BatchEndWriter.of(connection).save(connection, new BatchEnd(origin, batch, now, ranges, linked));
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

    private static Map<Long, ChainHead> lockHeads(Connection connection, List<PendingEvent> events)
            throws SQLException {
        Map<Long, ChainHead> heads = new TreeMap<>();
        events.forEach(pending -> heads.computeIfAbsent(pending.event().chain(), ChainHead::empty));
        String places = String.join(", ", Collections.nCopies(heads.size(), "?"));
        try (PreparedStatement select = connection.prepareStatement("select chain, epoch, sequence, hash"
                + " from audit_head where chain in (" + places + ") order by chain for update")) {
            int place = 1;
            for (long chain : heads.keySet()) {
                select.setLong(place++, chain);
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    long chain = row.getLong(1);
                    heads.put(chain, new ChainHead(chain, row.getInt(2), row.getLong(3), row.getBytes(4)));
                }
            }
        }
        return heads;
    }

    /** An event waiting for its place. */
    record PendingEvent(AuditEvent event, boolean startsEpoch) {}
}
