package ai.automatos.admin.probe;

import java.io.IOException;

/** A second login that ought to fail: where it does not, the first one proved nothing. */
public final class CounterProof {
    /** One login, on a connection of its own. */
    @FunctionalInterface
    public interface Attempt {
        boolean letIn() throws ProbeFailure, IOException;
    }

    private CounterProof() {}

    /** A server that breaks off does not let in, however it does so. */
    public static boolean fails(Attempt attempt) {
        try {
            return !attempt.letIn();
        } catch (ProbeFailure | IOException e) {
            return true;
        }
    }
}
