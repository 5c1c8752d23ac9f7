package ai.automatos.admin.audit;

import ai.automatos.admin.common.Times;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened, not yet linked into its chain.
 *
 * @param chain 0 for the vault's own events, otherwise the tenant's number
 * @param time UTC, cut to microseconds
 * @param service the program that asked, for example {@code agent-executor}
 * @param address loopback and computer name, or the client's address
 * @param details JSON text, hashed exactly as stored; never a secret value
 */
public record AuditEvent(
        long chain,
        Instant time,
        AuditAction action,
        Actor actor,
        @Nullable String service,
        @Nullable AgentRef agent,
        @Nullable CredentialRef credential,
        AuditResult result,
        String address,
        String details) {
    public AuditEvent {
        time = Times.micros(time);
    }
}
