package ai.automatos.admin.credential;

import ai.automatos.admin.vault.Finding;
import java.util.List;

/**
 * How a rotation went.
 *
 * @param generation in use now
 * @param moved credentials that were sealed or signed anew
 * @param left rows that could not be moved; while there are any, the old key is kept
 */
public record RotationReport(int generation, long moved, List<Finding> left) {
    public RotationReport {
        left = List.copyOf(left);
    }

    public boolean complete() {
        return left.isEmpty();
    }
}
