package ai.automatos.admin.audit;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to read, newest first.
 *
 * @param chains chain numbers to read, merged by time
 * @param from inclusive
 * @param to exclusive
 * @param actions empty for all
 * @param user the actor's name as it was
 * @param before by chain, only events of a lower sequence: the cursor of the previous page; empty for the first page
 * @param limit at most this many events, 1 to 10,000
 */
public record AuditQuery(
        Set<Long> chains,
        @Nullable Instant from,
        @Nullable Instant to,
        Set<AuditAction> actions,
        @Nullable String user,
        @Nullable UUID credentialId,
        @Nullable String credentialName,
        @Nullable AuditResult result,
        @Nullable String environment,
        @Nullable Long agent,
        @Nullable String service,
        Map<Long, Long> before,
        int limit) {
    /** The same question from where a page ended. */
    public AuditQuery after(AuditPage page) {
        return from(page.next(), limit);
    }

    /** The same question from another place. */
    public AuditQuery from(Map<Long, Long> cursor, int most) {
        return new AuditQuery(
                chains,
                from,
                to,
                actions,
                user,
                credentialId,
                credentialName,
                result,
                environment,
                agent,
                service,
                cursor,
                most);
    }
}
