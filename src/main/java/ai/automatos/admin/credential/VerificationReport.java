package ai.automatos.admin.credential;

import java.util.List;

/**
 * What a verification of the whole vault found.
 *
 * @param findings the first {@link #MAXIMUM} at most
 * @param found how many there were in all
 */
public record VerificationReport(long credentials, long events, List<Finding> findings, long found) {
    public static final int MAXIMUM = 1000;

    public VerificationReport {
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return found == 0;
    }
}
