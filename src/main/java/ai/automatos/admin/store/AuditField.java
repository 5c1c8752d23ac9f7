package ai.automatos.admin.store;

import static ai.automatos.admin.store.jooq.Tables.AUDIT_EVENT;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** What events can be filtered by through the segment index: each field gives an event at most one value. */
enum AuditField {
    ACTION(
            AUDIT_EVENT.ACTION,
            event -> event.action().word(),
            query -> query.actions().stream().map(action -> action.word()).toList()),
    ACTOR(AUDIT_EVENT.ACTOR_NAME, event -> event.actor().name(), query -> one(query.user())),
    CREDENTIAL(
            AUDIT_EVENT.CREDENTIAL_ID,
            event -> event.credential() == null ? null : event.credential().id().toString(),
            query -> one(query.credentialId())),
    CREDENTIAL_NAME(
            AUDIT_EVENT.CREDENTIAL_NAME,
            event -> event.credential() == null ? null : event.credential().name(),
            query -> one(query.credentialName())),
    RESULT(
            AUDIT_EVENT.RESULT,
            event -> event.result().word(),
            query -> query.result() == null ? List.of() : List.of(query.result().word())),
    ENVIRONMENT(
            AUDIT_EVENT.ENVIRONMENT,
            event -> event.credential() == null ? null : event.credential().environment(),
            query -> one(query.environment())),
    AGENT(
            AUDIT_EVENT.AGENT_NUMBER,
            event -> event.agent() == null ? null : Long.toString(event.agent().number()),
            query -> one(query.agent())),
    SERVICE(AUDIT_EVENT.SERVICE, AuditEvent::service, query -> one(query.service()));

    private final Field<?> column;
    private final Function<AuditEvent, @Nullable String> value;
    private final Function<AuditQuery, List<String>> wanted;

    AuditField(
            Field<?> column, Function<AuditEvent, @Nullable String> value, Function<AuditQuery, List<String>> wanted) {
        this.column = column;
        this.value = value;
        this.wanted = wanted;
    }

    @Nullable
    String valueOf(AuditEvent event) {
        return value.apply(event);
    }

    /** By field, the values of which an event must have one; fields that the query leaves open are missing. */
    static Map<AuditField, List<String>> wanted(AuditQuery query) {
        Map<AuditField, List<String>> wanted = new HashMap<>();
        Stream.of(values()).forEach(field -> {
            List<String> values = field.wanted.apply(query);
            if (!values.isEmpty()) {
                wanted.put(field, values);
            }
        });
        return wanted;
    }

    /** The same as a condition on the rows themselves, for those that are not indexed. */
    static Condition condition(Map<AuditField, List<String>> wanted) {
        return DSL.and(wanted.entrySet().stream()
                .map(entry -> entry.getKey().column.cast(SQLDataType.VARCHAR).in(entry.getValue()))
                .toList());
    }

    private static List<String> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }
}
