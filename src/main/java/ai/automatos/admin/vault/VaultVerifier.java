package ai.automatos.admin.vault;

import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import ai.automatos.admin.identity.Permission;
import java.util.ArrayList;
import java.util.List;

/** Verifies a vault, or parts of it: everything that can be checked is, and what does not hold is named. */
public final class VaultVerifier {
    private final Authorizer authorizer;
    private final Permission permission;
    private final List<Verification> parts;

    /** @param permission what a caller needs for these parts */
    public VaultVerifier(Authorizer authorizer, Permission permission, List<Verification> parts) {
        this.authorizer = authorizer;
        this.permission = permission;
        this.parts = List.copyOf(parts);
    }

    /** Streams over everything; may take minutes. Changes nothing. */
    public VerificationReport verify(Caller caller, Progress progress) {
        authorizer.require(caller, permission);
        List<Finding> first = new ArrayList<>();
        long[] found = {0};
        Verification.Counts counts = Verification.Counts.NONE;
        for (Verification part : parts) {
            counts = counts.plus(part.verify(
                    finding -> {
                        found[0]++;
                        if (first.size() < VerificationReport.MAXIMUM) {
                            first.add(finding);
                        }
                    },
                    progress));
        }
        return new VerificationReport(counts.credentials(), counts.events(), counts.chains(), first, found[0]);
    }
}
