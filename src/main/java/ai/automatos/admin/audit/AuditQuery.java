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
        int limit) {}
