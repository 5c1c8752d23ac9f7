package ai.automatos.admin.audit;

import java.time.Instant;

/**
 * How many events fell into a span of time.
 *
 * @param from inclusive
 * @param to exclusive
 */
public record AuditActivity(Instant from, Instant to, long successes, long failures) {
    public long total() {
        return successes + failures;
    }
}
