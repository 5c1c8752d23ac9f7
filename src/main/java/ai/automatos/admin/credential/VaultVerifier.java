package ai.automatos.admin.credential;

import ai.automatos.admin.identity.Authorizer;
import ai.automatos.admin.identity.Caller;
import java.util.List;

/** Verifies a whole vault: everything that can be checked is, and what does not hold is named. */
public final class VaultVerifier {
    public VaultVerifier(Authorizer authorizer, List<Verification> parts) {}

    /** Streams over everything; may take minutes. Changes nothing. */
    public VerificationReport verify(Caller caller, Progress progress) {
        throw new UnsupportedOperationException();
    }
}
