package ai.automatos.admin.credential.watch;

import ai.automatos.admin.credential.CredentialSummary;
import ai.automatos.admin.credential.Integrity;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** The last day that a credential is good for. */
final class LastDay {
    private LastDay() {}

    /**
     * Empty if its end is not known; and of a credential that is inactive or was altered in the database, for it is
     * fetched by nobody.
     */
    static Optional<LocalDate> of(CredentialSummary row, ZoneId zone) {
        if (!row.credential().active() || row.integrity() == Integrity.TAMPERED) {
            return Optional.empty();
        }
        // Midnight ends the day before.
        return row.ending().map(end -> LocalDate.ofInstant(end.at().minusMillis(1), zone));
    }
}
