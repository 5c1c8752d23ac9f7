package ai.automatos.admin.store;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.store.jooq.tables.records.AuditEventRecord;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.ResultQuery;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;

/** An event as a row of {@code audit_event}, in both directions. */
final class AuditRowMapper {
    /** Plain JDBC, for the batch of a commit: jOOQ's batches are nine times slower. */
    static final String INSERT = "insert into audit_event (chain, sequence, epoch, at, action, actor_kind, actor_id,"
            + " actor_name, service, agent_number, agent_name, credential_id, credential_name, credential_type,"
            + " environment, result, address, details, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?)";

    private AuditRowMapper() {}

    /** Sets the parameters of {@link #INSERT}. */
    static void bind(PreparedStatement insert, LinkedEvent linked) throws SQLException {
        AuditEvent event = linked.event();
        @Nullable AgentRef agent = event.agent();
        @Nullable CredentialRef credential = event.credential();
        insert.setLong(1, event.chain());
        insert.setLong(2, linked.sequence());
        insert.setInt(3, linked.epoch());
        insert.setObject(4, event.time().atOffset(ZoneOffset.UTC));
        insert.setString(5, event.action().word());
        insert.setString(6, event.actor().kind().word());
        insert.setString(7, event.actor().id());
        insert.setString(8, event.actor().name());
        insert.setString(9, event.service());
        insert.setObject(10, agent == null ? null : agent.number(), Types.BIGINT);
        insert.setString(11, agent == null ? null : agent.name());
        insert.setObject(12, credential == null ? null : credential.id());
        insert.setString(13, credential == null ? null : credential.name());
        insert.setString(14, credential == null ? null : credential.type());
        insert.setString(15, credential == null ? null : credential.environment());
        insert.setString(16, event.result().word());
        insert.setString(17, event.address());
        insert.setString(18, event.details());
        insert.setBytes(19, linked.hash());
    }

    /**
     * Runs a query that selects whole rows. Reads them without an object for every row, for scans go over millions.
     *
     * @throws UserFacingException {@code store.audit.row} if a word in a row is none of ours
     */
    static List<LinkedEvent> fetch(ResultQuery<AuditEventRecord> query) {
        try (ResultSet row = query.fetchResultSet()) {
            List<LinkedEvent> events = new ArrayList<>();
            while (row.next()) {
                events.add(read(row));
            }
            return events;
        } catch (SQLException e) {
            throw new DataAccessException("reading events", e);
        }
    }

    /** Columns by number, in the order of {@link #INSERT}, which is the table's. */
    private static LinkedEvent read(ResultSet row) throws SQLException {
        long chain = row.getLong(1);
        long sequence = row.getLong(2);
        try {
            AuditEvent event = new AuditEvent(
                    chain,
                    row.getObject(4, OffsetDateTime.class).toInstant(),
                    AuditAction.ofWord(row.getString(5)).orElseThrow(IllegalArgumentException::new),
                    new Actor(Actor.Kind.ofWord(row.getString(6)), row.getString(7), row.getString(8)),
                    row.getString(9),
                    agent(row),
                    credential(row),
                    AuditResult.ofWord(row.getString(16)),
                    row.getString(17),
                    row.getString(18));
            return new LinkedEvent(event, row.getInt(3), sequence, row.getBytes(19));
        } catch (IllegalArgumentException e) {
            throw new UserFacingException(
                    e, ErrorKind.VAULT_UNUSABLE, "store.audit.row", Long.toString(chain), Long.toString(sequence));
        }
    }

    private static @Nullable AgentRef agent(ResultSet row) throws SQLException {
        long number = row.getLong(10);
        return row.wasNull() ? null : new AgentRef(number, orEmpty(row.getString(11)));
    }

    private static @Nullable CredentialRef credential(ResultSet row) throws SQLException {
        @Nullable UUID id = row.getObject(12, UUID.class);
        return id == null
                ? null
                : new CredentialRef(
                        id, orEmpty(row.getString(13)), orEmpty(row.getString(14)), orEmpty(row.getString(15)));
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
