package ai.automatos.admin.store;

import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What events can be filtered by through the segment index: each field gives an event at most one value. */
enum AuditField {
    ACTION(
            event -> event.action().word(),
            query -> query.actions().stream().map(action -> action.word()).toList()),
    ACTOR(event -> event.actor().name(), query -> one(query.user())),
    CREDENTIAL(
            event -> event.credential() == null ? null : event.credential().id().toString(),
            query -> one(query.credentialId())),
    CREDENTIAL_NAME(
            event -> event.credential() == null ? null : event.credential().name(),
            query -> one(query.credentialName())),
    RESULT(
            event -> event.result().word(),
            query -> query.result() == null ? List.of() : List.of(query.result().word())),
    ENVIRONMENT(
            event -> event.credential() == null ? null : event.credential().environment(),
            query -> one(query.environment())),
    AGENT(event -> event.agent() == null ? null : Long.toString(event.agent().number()), query -> one(query.agent())),
    SERVICE(AuditEvent::service, query -> one(query.service()));

    private final Function<AuditEvent, @Nullable String> value;
    private final Function<AuditQuery, List<String>> wanted;

    AuditField(Function<AuditEvent, @Nullable String> value, Function<AuditQuery, List<String>> wanted) {
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

    private static List<String> one(@Nullable Object value) {
        return value == null ? List.of() : List.of(value.toString());
    }
}
