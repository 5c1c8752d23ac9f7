package ai.automatos.admin.credential;

import ai.automatos.admin.audit.AgentRef;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.vault.SealedValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes the events of this room. */
final class CredentialEvents {
    static final String VALUE_VERSION = "value_version";
    static final String ROW_VERSION = "row_version";
    static final String SEALED_SHA256 = "sealed_sha256";
    /** An assignment's id. */
    static final String ASSIGNMENT = "assignment";

    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    CredentialEvents(Transactions transactions, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param details JSON values; how the call came is added */
    AuditEvent event(
            Caller caller,
            AuditAction action,
            AuditResult result,
            @Nullable CredentialRef credential,
            @Nullable AgentRef agent,
            Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put("via", caller.channel().phrase());
        return new AuditEvent(
                caller.tenant(),
                Times.now(clock),
                action,
                caller.actor(),
                null,
                agent,
                credential,
                result,
                caller.address(),
                Json.write(all));
    }

    /** A value handed to a part of the program or to a program that asks. @param service which one */
    AuditEvent access(Caller caller, String service, CredentialRef credential, Map<String, ?> details) {
        AuditEvent event = event(caller, AuditAction.ACCESSED, AuditResult.SUCCESS, credential, null, details);
        return new AuditEvent(
                event.chain(),
                event.time(),
                event.action(),
                event.actor(),
                service,
                null,
                credential,
                event.result(),
                event.address(),
                event.details());
    }

    /** An event that changes a row: says which row must be there from now on, so that an older one is seen. */
    AuditEvent changed(Caller caller, AuditAction action, Credential credential, Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put(VALUE_VERSION, credential.valueVersion());
        all.put(ROW_VERSION, credential.rowVersion());
        all.put(SEALED_SHA256, sha256(credential.sealed()));
        return event(caller, action, AuditResult.SUCCESS, credential.ref(), null, all);
    }

    /** An assignment made or taken back. */
    AuditEvent assigned(
            Caller caller, AuditAction action, CredentialRef credential, AgentRef agent, Assignment assignment) {
        Map<String, String> details = Map.of(
                "tool",
                assignment.tool(),
                "permission",
                assignment.permission().word(),
                ASSIGNMENT,
                assignment.id().toString());
        return event(caller, action, AuditResult.SUCCESS, credential, agent, details);
    }

    /** Adds to the current unit. */
    void append(AuditEvent event) {
        audit.append(event);
    }

    /** Writes a refusal, in a unit of its own for nothing else happens. */
    void refused(Caller caller, AuditAction action, CredentialRef credential, String reason) {
        AuditEvent event = event(caller, action, AuditResult.FAILURE, credential, null, Map.of("reason", reason));
        transactions.inUnit(() -> audit.append(event));
    }

    /** Hexadecimal. */
    static String sha256(SealedValue sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed.bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
