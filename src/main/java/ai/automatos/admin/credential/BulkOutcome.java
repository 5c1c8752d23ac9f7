package ai.automatos.admin.credential;

import java.util.Locale;

/** What became of one credential when many were tested. Message {@code bulk.outcome.<word>}. */
public enum BulkOutcome {
    VERIFIED,
    /** It works, but the service refused something that was asked besides. */
    RESERVED,
    FAILED,
    NOT_TESTABLE,
    /** The service had been asked too often, and was no longer waited for: not checked, the earlier status stays. */
    RATE_LIMITED,
    /** Its test costs one request of an allowance, and that was not wanted. */
    SKIPPED_QUOTA,
    CANCELLED,
    /** It could not be tested: deleted meanwhile, altered in the database, or of a type that is gone. */
    REFUSED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Bundle key of the outcome in a word or two. */
    public String messageKey() {
        return "bulk.outcome." + word();
    }

    /** Whether somebody has to do something about the credential. */
    public boolean isFailure() {
        return this == FAILED || this == REFUSED;
    }

    static BulkOutcome of(TestResult result) {
        if (result.isCancelled()) {
            return CANCELLED;
        }
        if (result.isRateLimited()) {
            return RATE_LIMITED;
        }
        return switch (result.status()) {
            case VERIFIED -> result.hasReservation() ? RESERVED : VERIFIED;
            case NOT_TESTABLE -> NOT_TESTABLE;
            case FAILED, UNKNOWN -> FAILED;
        };
    }
}
