package ai.automatos.admin.credential;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened to a credential without anybody editing it; outside its versions and its MAC. */
public record CredentialActivity(
        @Nullable Instant lastUsedAt, @Nullable LastTest lastTest) {
    public static final CredentialActivity NONE = new CredentialActivity(null, null);

    /**
     * @param valueVersion the version of the values that were tested
     * @param status of a result that is kept, or unknown if the row was altered
     * @param diagnosis word of a {@code probe.Diagnosis}, for failures
     * @param expires when the credential ends by what the service or the credential itself says, or null; access that
     *     is renewed by itself does not end
     */
    public record LastTest(
            Instant at,
            long valueVersion,
            TestStatus status,
            @Nullable String diagnosis,
            String message,
            String evidence,
            long millis,
            @Nullable Instant expires) {
        /** As the history keeps it. */
        PastTest past() {
            return new PastTest(at, valueVersion, status, diagnosis, millis);
        }
    }
}
