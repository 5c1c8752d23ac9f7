package ai.automatos.admin.store;

import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.audit.LinkedEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One round trip: the driver sends statements that are joined by semicolons together and the server answers them
 * together. Rows travel as one array a column, so that the texts are the same for every number of rows and stay
 * prepared.
 */
final class ServerBatchEnd implements BatchEndWriter {
    private static final String BATCH = "insert into writer_batch (origin, batch, written_at) values (?, ?, ?)"
            + " on conflict (origin) do update set batch = excluded.batch, written_at = excluded.written_at";
    private static final String EVENTS = "insert into audit_event (chain, sequence, epoch, at, action, actor_kind,"
            + " actor_id, actor_name, service, agent_number, agent_name, credential_id, credential_name,"
            + " credential_type, environment, result, address, details, hash) select * from unnest(?::bigint[],"
            + " ?::bigint[], ?::integer[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::bigint[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],"
            + " ?::bytea[])";
    private static final String HEADS = "insert into audit_head (chain, epoch, sequence, hash)"
            + " select * from unnest(?::bigint[], ?::integer[], ?::bigint[], ?::bytea[])"
            + " on conflict (chain) do update"
            + " set epoch = excluded.epoch, sequence = excluded.sequence, hash = excluded.hash";
    private static final String RANGES = "insert into audit_batch (origin, chain, batch, first_sequence, last_sequence)"
            + " select ?::uuid, chain, ?, first, last from unnest(?::bigint[], ?::bigint[], ?::bigint[])"
            + " as ranges (chain, first, last) on conflict (origin, chain) do update set batch = excluded.batch,"
            + " first_sequence = excluded.first_sequence, last_sequence = excluded.last_sequence";
    private static final String ALL = String.join("; ", BATCH, EVENTS, HEADS, RANGES);

    @Override
    public void save(Connection connection, BatchEnd end) throws SQLException {
        boolean onlyBatch = end.events().isEmpty();
        try (PreparedStatement statement = connection.prepareStatement(onlyBatch ? BATCH : ALL)) {
            Parameters parameters = new Parameters(connection, statement);
            parameters.add(end.origin());
            parameters.add(end.batch());
            parameters.add(end.at());
            if (!onlyBatch) {
                addEvents(parameters, end.events());
                addRanges(parameters, end);
            }
            statement.execute();
        }
    }

    private static void addEvents(Parameters to, List<LinkedEvent> events) throws SQLException {
        to.add("bigint", events, linked -> linked.event().chain());
        to.add("bigint", events, LinkedEvent::sequence);
        to.add("integer", events, LinkedEvent::epoch);
        to.add("timestamptz", events, linked -> linked.event().time().atOffset(ZoneOffset.UTC));
        to.addText(events, event -> event.action().word());
        to.addText(events, event -> event.actor().kind().word());
        to.addText(events, event -> event.actor().id());
        to.addText(events, event -> event.actor().name());
        to.addText(events, AuditEvent::service);
        to.add("bigint", events, linked -> ofAgent(linked, AgentRef::number));
        to.add("text", events, linked -> ofAgent(linked, AgentRef::name));
        to.add("uuid", events, linked -> ofCredential(linked, CredentialRef::id));
        to.add("text", events, linked -> ofCredential(linked, CredentialRef::name));
        to.add("text", events, linked -> ofCredential(linked, CredentialRef::type));
        to.add("text", events, linked -> ofCredential(linked, CredentialRef::environment));
        to.addText(events, event -> event.result().word());
        to.addText(events, AuditEvent::address);
        to.addText(events, AuditEvent::details);
        to.add("bytea", events, LinkedEvent::hash);
    }

    private static void addRanges(Parameters to, BatchEnd end) throws SQLException {
        to.add("bigint", end.ranges(), range -> range.head().chain());
        to.add("integer", end.ranges(), range -> range.head().epoch());
        to.add("bigint", end.ranges(), range -> range.head().sequence());
        to.add("bytea", end.ranges(), range -> range.head().hash());
        to.add(end.origin());
        to.add(end.batch());
        to.add("bigint", end.ranges(), range -> range.head().chain());
        to.add("bigint", end.ranges(), BatchEnd.Range::first);
        to.add("bigint", end.ranges(), range -> range.head().sequence());
    }

    private static <T> @Nullable T ofAgent(LinkedEvent linked, Function<AgentRef, T> value) {
        @Nullable AgentRef agent = linked.event().agent();
        return agent == null ? null : value.apply(agent);
    }

    private static <T> @Nullable T ofCredential(LinkedEvent linked, Function<CredentialRef, T> value) {
        @Nullable CredentialRef credential = linked.event().credential();
        return credential == null ? null : value.apply(credential);
    }

    /** A statement's parameters, one after the other. */
    private static final class Parameters {
        private final Connection connection;
        private final PreparedStatement statement;
        private int count;

        Parameters(Connection connection, PreparedStatement statement) {
            this.connection = connection;
            this.statement = statement;
        }

        void add(Object value) throws SQLException {
            statement.setObject(++count, value);
        }

        <T> void add(String type, List<T> rows, Function<T, ? extends @Nullable Object> value) throws SQLException {
            @Nullable Object[] values = type.equals("bytea") ? new byte[rows.size()][] : new Object[rows.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = value.apply(rows.get(i));
            }
            statement.setArray(++count, connection.createArrayOf(type, values));
        }

        void addText(List<LinkedEvent> events, Function<AuditEvent, @Nullable String> value) throws SQLException {
            add("text", events, linked -> value.apply(linked.event()));
        }
    }
}
