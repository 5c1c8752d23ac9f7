package ai.automatos.admin.vault;

import ai.automatos.admin.audit.ChainReport;
import java.util.List;

/**
 * What a verification of the whole vault found.
 *
 * @param chains what is signed, for each chain that was verified
 * @param findings the first {@link #MAXIMUM} at most
 * @param found how many there were in all
 */
public record VerificationReport(
        long credentials, long events, List<ChainReport> chains, List<Finding> findings, long found) {
    public static final int MAXIMUM = 1000;

    public VerificationReport {
        chains = List.copyOf(chains);
        findings = List.copyOf(findings);
    }

    public boolean sound() {
        return found == 0;
    }
}
