package ai.automatos.admin.vault;

import ai.automatos.admin.audit.AuditAction;
import ai.automatos.admin.audit.AuditEvent;
import ai.automatos.admin.audit.AuditQuery;
import ai.automatos.admin.audit.AuditRepository;
import ai.automatos.admin.audit.LinkedEvent;
import ai.automatos.admin.common.ErrorKind;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.common.UserFacingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Slows down guessing at the keyboard: two tries are free, then each failure doubles the wait from one second up to
 * five minutes. It counts the failures at the end of the log, so it outlives the process and cannot be reset unseen.
 */
final class UnlockDelay {
    static final int FREE_TRIES = 2;
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final int COUNTED = 32;

    private final AuditRepository log;
    private final Clock clock;

    UnlockDelay(AuditRepository log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @throws UserFacingException {@code vault.unlock.delayed} with the seconds left */
    void check() {
        List<AuditEvent> newest = newest();
        int failures = 0;
        while (failures < newest.size() && newest.get(failures).action() == AuditAction.VAULT_UNLOCK_FAILED) {
            failures++;
        }
        if (failures <= FREE_TRIES) {
            return;
        }
        Instant free = newest.get(0).time().plus(after(failures));
        Duration left = Duration.between(clock.instant(), free);
        if (left.compareTo(Duration.ZERO) > 0) {
            throw new UserFacingException(
                    ErrorKind.LOCKED,
                    "vault.unlock.delayed",
                    Long.toString(left.plusMillis(999).toSeconds()),
                    Integer.toString(failures));
        }
    }

    static Duration after(int failures) {
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - FREE_TRIES - 1, 20));
        return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
    }

    private List<AuditEvent> newest() {
        AuditQuery query = new AuditQuery(
                Set.of(Ids.VAULT_CHAIN),
                null,
                null,
                Set.of(
                        AuditAction.VAULT_UNLOCK_FAILED,
                        AuditAction.VAULT_UNLOCKED,
                        AuditAction.VAULT_RECOVERED,
                        AuditAction.VAULT_INCIDENT_ACKNOWLEDGED),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                COUNTED);
        return log.page(query).events().stream().map(LinkedEvent::event).toList();
    }
}
