package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.catalog.OwnType;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Caller;
import java.util.Map;

/** Makes the events about own types. */
final class OwnTypeEvents {
    static final String TYPE = "type";
    /** The version that counts from now on; absent once the type is deleted. */
    static final String VERSION = "type_version";

    private final CredentialEvents events;
    private final Transactions transactions;

    OwnTypeEvents(CredentialEvents events, Transactions transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    AuditEvent saved(Caller caller, OwnType type, String name) {
        return changed(
                caller,
                AuditResult.SUCCESS,
                Map.of(
                        TYPE,
                        type.key(),
                        "name",
                        name,
                        "change",
                        type.version() == 1 ? "created" : "edited",
                        VERSION,
                        type.version(),
                        "loopback_allowed",
                        type.loopbackAllowed()));
    }

    AuditEvent deleted(Caller caller, String key) {
        return changed(caller, AuditResult.SUCCESS, Map.of(TYPE, key, "change", "deleted"));
    }

    /** Adds to the current unit. */
    void append(AuditEvent event) {
        events.append(event);
    }

    /** Writes a refusal, in a unit of its own for nothing else happens. */
    void refused(Caller caller, String key, String change, String reason) {
        AuditEvent event = changed(caller, AuditResult.FAILURE, Map.of(TYPE, key, "change", change, "reason", reason));
        transactions.inUnit(() -> events.append(event));
    }

    private AuditEvent changed(Caller caller, AuditResult result, Map<String, Object> details) {
        return events.event(caller, AuditAction.TYPE_CHANGED, result, null, null, details);
    }
}
