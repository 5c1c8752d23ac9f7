package ai.automatos.admin.credential.watch;

import ai.automatos.admin.credential.Credential;
import ai.automatos.admin.credential.CredentialActivity;
import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Integrity;
import ai.automatos.admin.credential.TestStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last day that a credential is good for. */
final class Ending {
    private Ending() {}

    /**
     * The earlier of what the user noted and what the service said when it last accepted these values. Empty if neither
     * is known; and of a credential that is inactive or was altered in the database, for it is fetched by nobody.
     */
    static Optional<LocalDate> lastDay(CredentialSummary row, ZoneId zone) {
        Credential credential = row.credential();
        if (!credential.active() || row.integrity() == Integrity.TAMPERED) {
            return Optional.empty();
        }
        return Stream.of(Optional.ofNullable(credential.expiresAt()), said(row))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .map(end -> LocalDate.ofInstant(end.minusMillis(1), zone)); // Midnight ends the day before.
    }

    private static Optional<Instant> said(CredentialSummary row) {
        CredentialActivity.@Nullable LastTest test = row.activity().lastTest();
        return test == null
                        || test.status() != TestStatus.VERIFIED
                        || test.valueVersion() != row.credential().valueVersion()
                ? Optional.empty()
                : Optional.ofNullable(test.expires());
    }
}
