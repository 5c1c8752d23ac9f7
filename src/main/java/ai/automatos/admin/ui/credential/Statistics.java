package ai.automatos.admin.ui.credential;

import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.catalog.TypeSummary;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Ending;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures on the four cards.
 *
 * @param testable active credentials whose type can be tested
 * @param verified of those
 * @param expiring active, with less than 30 days of 24 hours to go
 * @param assigned active and handed to at least one agent
 */
record Statistics(
        int total, int active, int testable, int verified, int failed, int expiring, int expired, int assigned) {
    private static final Duration SOON = Duration.ofDays(30);

    static Statistics of(List<CredentialSummary> rows, TypeCatalog types, Instant now) {
        Map<String, Boolean> canBeTested = new HashMap<>();
        int active = 0;
        int testable = 0;
        int verified = 0;
        int failed = 0;
        int expiring = 0;
        int expired = 0;
        int assigned = 0;
        for (CredentialSummary row : rows) {
            if (!row.credential().active()) {
                continue;
            }
            active++;
            if (canBeTested.computeIfAbsent(
                    row.credential().typeKey(),
                    key -> types.summary(key).filter(TypeSummary::testable).isPresent())) {
                testable++;
                verified += row.status() == CredentialStatus.VERIFIED ? 1 : 0;
            }
            failed += row.status() == CredentialStatus.FAILED ? 1 : 0;
            expired += row.status() == CredentialStatus.EXPIRED ? 1 : 0;
            expiring += isExpiring(row, now) ? 1 : 0;
            assigned += row.assignments() > 0 ? 1 : 0;
        }
        return new Statistics(rows.size(), active, testable, verified, failed, expiring, expired, assigned);
    }

    /** By the expiry date or by what the service said, whichever is earlier. */
    static boolean isExpiring(CredentialSummary row, Instant now) {
        return row.credential().active()
                && row.ending()
                        .map(Ending::at)
                        .filter(end ->
                                end.isAfter(now) && Duration.between(now, end).compareTo(SOON) < 0)
                        .isPresent();
    }
}
