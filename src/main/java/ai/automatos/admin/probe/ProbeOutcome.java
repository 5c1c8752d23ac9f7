package ai.automatos.admin.probe;

import java.time.Duration;

/** What a connection test found. Texts are capped and contain no secret. */
public sealed interface ProbeOutcome {
    Duration elapsed();

    /** @param evidence who the service says we are, for example {@code PostgreSQL 14.15, user app_user, TLS 1.3} */
    record Verified(Duration elapsed, String evidence) implements ProbeOutcome {}

    /** @param detail what the service said, capped and redacted; may be empty */
    record Failed(Duration elapsed, Diagnosis diagnosis, String detail) implements ProbeOutcome {}

    /** Neither success nor failure. @param reason one sentence for the user */
    record NotTestable(Duration elapsed, String reason) implements ProbeOutcome {}
}
