package ai.automatos.admin.credential;

import org.jspecify.annotations.Nullable;

/**
 * What became of one of many.
 *
 * @param valueVersion the version of the values that were tested, or 0 if none were
 * @param message one sentence, or what the service says we are; may be empty
 * @param test the last answer of the service, or null if it was not asked
 */
public record BulkResult(
        BulkTarget target,
        BulkOutcome outcome,
        long valueVersion,
        String message,
        @Nullable TestResult test) {
    static BulkResult of(BulkTarget target, ConnectionTester.Tested tested) {
        TestResult result = tested.result();
        String message = result.status() == TestStatus.VERIFIED && !result.hasReservation()
                ? result.evidence()
                : result.explanation();
        return new BulkResult(
                target, BulkOutcome.of(result), tested.credential().valueVersion(), message, result);
    }

    static BulkResult untested(BulkTarget target, BulkOutcome outcome, String message) {
        return new BulkResult(target, outcome, 0, message, null);
    }
}
