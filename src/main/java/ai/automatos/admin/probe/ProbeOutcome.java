package ai.automatos.admin.probe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a connection test found. Texts are capped and contain no secret. */
public sealed interface ProbeOutcome {
    Duration elapsed();

    /**
     * @param evidence who the service says we are, for example {@code PostgreSQL 14.15, user app_user, TLS 1.3}
     * @param reservation what the service refused although it knows the credential, such as a second read; or null
     * @param detail what it said about that; may be empty
     * @param expires see {@link Proof}
     */
    record Verified(
            Duration elapsed,
            String evidence,
            @Nullable Diagnosis reservation,
            String detail,
            @Nullable Instant expires)
            implements ProbeOutcome {
        public Verified(Duration elapsed, String evidence) {
            this(elapsed, evidence, null, "", null);
        }
    }

    /**
     * @param detail what the service said, capped and redacted; may be empty
     * @param suggestion see {@link Suggestion}; or null
     * @param retryAfter how long it wants to be left alone, if it was asked too often and says so
     */
    record Failed(
            Duration elapsed,
            Diagnosis diagnosis,
            String detail,
            @Nullable Suggestion suggestion,
            @Nullable Duration retryAfter)
            implements ProbeOutcome {
        public Failed(Duration elapsed, Diagnosis diagnosis, String detail) {
            this(elapsed, diagnosis, detail, null, null);
        }
    }

    /** Neither success nor failure. @param reason one sentence for the user */
    record NotTestable(Duration elapsed, String reason) implements ProbeOutcome {}
}
