package ai.automatos.admin.vault;

import ai.automatos.admin.audit.Actor;
import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import ai.automatos.admin.identity.CallSource;
import ai.automatos.admin.identity.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Writes the vault's own events, on chain 0. All but {@link #refused} must be called in a unit. */
final class VaultEvents {
    private final AuditLog audit;
    private final Clock clock;

    VaultEvents(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void append(Caller caller, AuditAction action, Map<String, ?> details) {
        CallSource source = new CallSource(caller.channel(), caller.address());
        audit.append(event(Ids.VAULT_CHAIN, caller.actor(), source, action, AuditResult.SUCCESS, details));
    }

    /**
     * Writes a failed unlock in a unit of its own. If even that cannot be written, as in a vault that is only read, the
     * caller is still told what was wrong with the secret.
     *
     * @return {@code answer}, to be thrown
     */
    UserFacingException refused(
            Transactions transactions, Actor actor, CallSource source, String reason, UserFacingException answer) {
        AuditEvent failure = event(
                Ids.VAULT_CHAIN,
                actor,
                source,
                AuditAction.VAULT_UNLOCK_FAILED,
                AuditResult.FAILURE,
                Map.of("reason", reason));
        try {
            transactions.inUnit(() -> audit.append(failure));
        } catch (UserFacingException e) {
            answer.addSuppressed(e);
        }
        return answer;
    }

    /** The event that accepts a break in a chain and opens its next epoch. */
    void startEpoch(long chain, Caller caller, Map<String, ?> details) {
        CallSource source = new CallSource(caller.channel(), caller.address());
        audit.startEpoch(event(
                chain, caller.actor(), source, AuditAction.VAULT_INCIDENT_ACKNOWLEDGED, AuditResult.SUCCESS, details));
    }

    private AuditEvent event(
            long chain,
            Actor actor,
            CallSource source,
            AuditAction action,
            AuditResult result,
            Map<String, ?> details) {
        Map<String, Object> all = new TreeMap<>(details);
        all.put("via", source.channel().phrase());
        return new AuditEvent(
                chain, Times.now(clock), action, actor, null, null, null, result, source.address(), Json.write(all));
    }
}
