package ai.automatos.admin.credential;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a credential ends.
 *
 * @param told whether the service, or the credential itself, said so when it was tested; otherwise the user noted it
 */
public record Ending(Instant at, boolean told) {
    /**
     * The earlier of what the user noted and what was said when these values were last accepted. Empty if neither is
     * known.
     */
    public static Optional<Ending> of(Credential credential, CredentialActivity activity) {
        @Nullable Instant noted = credential.expiresAt();
        @Nullable Instant told = told(credential, activity);
        if (told != null && (noted == null || told.isBefore(noted))) {
            return Optional.of(new Ending(told, true));
        }
        return noted == null ? Optional.empty() : Optional.of(new Ending(noted, false));
    }

    /** @return whether the end has come */
    boolean isOver(Instant now) {
        return !at.isAfter(now);
    }

    private static @Nullable Instant told(Credential credential, CredentialActivity activity) {
        CredentialActivity.@Nullable LastTest test = activity.lastTest();
        return test == null || test.status() != TestStatus.VERIFIED || test.valueVersion() != credential.valueVersion()
                ? null
                : test.expires();
    }
}
