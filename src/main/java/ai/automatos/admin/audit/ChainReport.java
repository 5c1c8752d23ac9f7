package ai.automatos.admin.audit;

import java.util.List;
import java.util.SortedSet;

/**
 * What verifying one chain found.
 *
 * @param signedUpTo the sequence of the last checkpoint that holds, 0 if there is none
 * @param fingerprints of the keys that signed
 * @param problems the first thousand at most
 */
public record ChainReport(
        ChainHead head, long events, long signedUpTo, SortedSet<String> fingerprints, List<ChainProblem> problems) {
    public boolean consistent() {
        return problems.isEmpty();
    }
}
