package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;

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
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.UUID;
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

    /** @throws UserFacingException {@code store.audit.row} if a word in the row is none of ours */
    static LinkedEvent read(AuditEventRecord row) {
        try {
            AuditEvent event = new AuditEvent(
                    row.getChain(),
                    row.getAt(),
                    AuditAction.ofWord(row.getAction()).orElseThrow(IllegalArgumentException::new),
                    new Actor(Actor.Kind.ofWord(row.getActorKind()), row.getActorId(), row.getActorName()),
                    row.getService(),
                    row.getAgentNumber() == null
                            ? null
                            : new AgentRef(row.getAgentNumber(), orEmpty(row.getAgentName())),
                    credential(row),
                    AuditResult.ofWord(row.getResult()),
                    row.getAddress(),
                    row.getDetails());
            return new LinkedEvent(event, row.getEpoch(), row.getSequence(), row.getHash());
        } catch (IllegalArgumentException e) {
            throw new UserFacingException(
                    e,
                    ErrorKind.VAULT_UNUSABLE,
                    "store.audit.row",
                    row.get(AUDIT_EVENT.CHAIN).toString(),
                    row.get(AUDIT_EVENT.SEQUENCE).toString());
        }
    }

    private static @Nullable CredentialRef credential(AuditEventRecord row) {
        @Nullable UUID id = row.getCredentialId();
        return id == null
                ? null
                : new CredentialRef(
                        id,
                        orEmpty(row.getCredentialName()),
                        orEmpty(row.getCredentialType()),
                        orEmpty(row.getEnvironment()));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
