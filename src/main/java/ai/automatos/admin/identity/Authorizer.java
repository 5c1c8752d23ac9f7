package ai.automatos.admin.identity;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditLog;
import ai.automatos.admin.audit.AuditResult;
import ai.automatos.admin.audit.CredentialRef;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Json;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.common.UserFacingException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides whether a caller may do something; a refusal is written to the log in a unit of its own. Thread-safe. */
public final class Authorizer {
    private final Transactions transactions;
    private final AuditLog audit;
    private final Clock clock;

    public Authorizer(Transactions transactions, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws UserFacingException of kind {@link ErrorKind#DENIED} */
    public void require(Caller caller, Permission permission) {
        require(caller, permission, null);
    }

    /**
     * @param target the credential concerned, named in the event of a refusal
     * @throws UserFacingException of kind {@link ErrorKind#DENIED}
     */
    public void require(Caller caller, Permission permission, @Nullable CredentialRef target) {
        if (caller.role().allows(permission)) {
            return;
        }
        AuditEvent refusal = new AuditEvent(
                caller.tenant(),
                Times.now(clock),
                AuditAction.ACCESS_DENIED,
                caller.actor(),
                null,
                null,
                target,
                AuditResult.FAILURE,
                caller.address(),
                Json.write(Map.of("via", caller.channel().phrase(), "permission", permission.name())));
        transactions.inUnit(() -> audit.append(refusal));
        throw new UserFacingException(
                ErrorKind.DENIED,
                "identity.denied",
                permission.name(),
                caller.role().word());
    }
}
