package ai.automatos.admin.credential.watch;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.catalog.TypeCatalog;
import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialStatus;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Integrity;
import ai.automatos.admin.credential.TestPace;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is. Each credential has a moment of its own in the day or the week, so that not everything runs at once;
 * what was missed follows, a few at a time.
 */
public final class TestTimes {
    /** At once, so that a vault that was closed for long does not ask everybody at the same moment. */
    static final int AT_ONCE = 20;

    private final TypeCatalog types;

    public TestTimes(TypeCatalog types) {
        this.types = types;
    }

    /**
     * Whether it is to be tested at all, and a test would say anything and costs nothing.
     *
     * @param setting for what has no pace of its own
     */
    boolean isWatched(CredentialSummary row, TestPace setting, Instant now) {
        return pace(row, setting) != TestPace.OFF
                && row.integrity() == Integrity.AUTHENTIC
                && row.status() != CredentialStatus.INACTIVE
                && !hasExpired(row.credential(), now)
                && types.find(row.credential().typeKey())
                        .map(CredentialType::test)
                        .map(TestRecipe::usesQuota)
                        .map(costs -> !costs)
                        .orElse(false);
    }

    /** By its own date; what a test said of its end may have been changed at the service, which only a test can tell. */
    private static boolean hasExpired(Credential credential, Instant now) {
        @Nullable Instant end = credential.expiresAt();
        return end != null && !end.isAfter(now);
    }

    private static TestPace pace(CredentialSummary row, TestPace setting) {
        return row.ownPace() == null ? setting : row.ownPace();
    }

    /** At most {@value #AT_ONCE} of those that are watched, whichever waited longest. */
    List<UUID> due(List<CredentialSummary> rows, TestPace setting, Instant now) {
        return rows.stream()
                .filter(row -> tested(row)
                        .isBefore(lastTurn(
                                row.credential().id(), pace(row, setting).period(), now)))
                .sorted(Comparator.comparing(TestTimes::tested)
                        .thenComparing(row -> row.credential().id()))
                .limit(AT_ONCE)
                .map(row -> row.credential().id())
                .toList();
    }

    /** When it was last tested, by whomever; a test of earlier values is none. */
    private static Instant tested(CredentialSummary row) {
        CredentialActivity.@Nullable LastTest test = row.activity().lastTest();
        return test == null || test.valueVersion() != row.credential().valueVersion() ? Instant.MIN : test.at();
    }

    private static Instant lastTurn(UUID id, Duration period, Instant now) {
        long seconds = period.toSeconds();
        long own = Math.floorMod(id.getLeastSignificantBits() ^ id.getMostSignificantBits(), seconds);
        return now.minusSeconds(Math.floorMod(now.getEpochSecond() - own, seconds))
                .minusNanos(now.getNano());
    }
}
