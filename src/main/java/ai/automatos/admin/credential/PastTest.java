package ai.automatos.admin.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of a credential's last tests.
 *
 * @param valueVersion the version of the values that were tested
 * @param status unknown if the row was altered
 * @param diagnosis word of a {@code probe.Diagnosis}, for failures and reservations
 */
public record PastTest(
        Instant at,
        long valueVersion,
        TestStatus status,
        @Nullable String diagnosis,
        long millis) {
    /** So many are kept of each credential. */
    public static final int KEPT = 30;
}
