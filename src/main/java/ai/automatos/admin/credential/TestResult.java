package ai.automatos.admin.credential;

import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.Times;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeOutcome;
import ai.automatos.admin.probe.Suggestion;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test said, ready to be shown. No text contains a secret.
 *
 * @param diagnosis of a failure, or of what was refused besides to a credential that works; otherwise null
 * @param message one sentence
 * @param detail what the service said; may be empty
 * @param action what to do about what was refused; empty if nothing was
 * @param evidence who the service says we are; empty unless verified
 * @param expires when the credential ends by what the service or the credential itself says, or null
 * @param suggestion what the user may take over into a field after comparing it, or null
 * @param retryAfter how long the service wants to be left alone, if it was asked too often and says so
 */
public record TestResult(
        TestStatus status,
        @Nullable Diagnosis diagnosis,
        String message,
        String detail,
        String action,
        String evidence,
        long millis,
        @Nullable Instant expires,
        @Nullable Suggestion suggestion,
        @Nullable Duration retryAfter) {
    /** As much as is stored of a text, in UTF-16 units. */
    static final int MAXIMUM_STORED = 1000;

    static TestResult of(ProbeOutcome outcome, Messages messages) {
        long millis = outcome.elapsed().toMillis();
        if (outcome instanceof ProbeOutcome.Verified verified) {
            return verified(verified, messages, millis);
        }
        if (outcome instanceof ProbeOutcome.Failed failed) {
            String key = "diagnosis." + failed.diagnosis().word();
            return new TestResult(
                    TestStatus.FAILED,
                    failed.diagnosis(),
                    messages.get(key + ".message"),
                    failed.detail(),
                    messages.get(key + ".action"),
                    "",
                    millis,
                    null,
                    failed.suggestion(),
                    failed.retryAfter());
        }
        String reason = ((ProbeOutcome.NotTestable) outcome).reason();
        return new TestResult(TestStatus.NOT_TESTABLE, null, reason, "", "", "", millis, null, null, null);
    }

    private static TestResult verified(ProbeOutcome.Verified outcome, Messages messages, long millis) {
        String evidence = outcome.evidence();
        @Nullable Diagnosis reservation = outcome.reservation();
        return new TestResult(
                TestStatus.VERIFIED,
                reservation,
                reservation == null
                        ? messages.get("credential.test.verified")
                        : messages.get("credential.test.reserved", messages.get(reservation.messageKey())),
                outcome.detail(),
                reservation == null ? "" : messages.get(reservation.actionKey()),
                evidence,
                millis,
                outcome.expires(),
                null,
                null);
    }

    /** The service knows the credential, but refused something that was asked besides. */
    public boolean hasReservation() {
        return status == TestStatus.VERIFIED && diagnosis != null;
    }

    /** As this, of access that is renewed by itself: that its token ends is of no concern. */
    TestResult endless() {
        return new TestResult(
                status, diagnosis, message, detail, action, evidence, millis, null, suggestion, retryAfter);
    }

    /** Message and what the service said, in one line. */
    public String explanation() {
        return detail.isEmpty() ? message : message + ": " + detail;
    }

    public boolean isCancelled() {
        return diagnosis == Diagnosis.CANCELLED;
    }

    /**
     * Whether it says anything about the credential. What was cancelled does not, and neither does a service that was
     * asked too often: such a result leaves the earlier status in place.
     */
    public boolean isVerdict() {
        return diagnosis != Diagnosis.CANCELLED && !isRateLimited();
    }

    /** The service would not look at the credential now, for it was asked too often. */
    public boolean isRateLimited() {
        return status == TestStatus.FAILED && diagnosis == Diagnosis.RATE_LIMITED;
    }

    CredentialActivity.LastTest stored(Instant at, long valueVersion) {
        return new CredentialActivity.LastTest(
                at,
                valueVersion,
                status,
                diagnosis == null ? null : diagnosis.word(),
                capped(explanation()),
                capped(evidence),
                millis,
                expires == null ? null : Times.micros(expires));
    }

    /** Never cuts a surrogate pair in two. */
    private static String capped(String text) {
        if (text.length() <= MAXIMUM_STORED) {
            return text;
        }
        int end = MAXIMUM_STORED;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }
}
