package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.ProtocolRecipe;
import java.io.IOException;

/**
 * Speaks one protocol: logs in and asks the smallest read-only question that proves the credential. Thread-safe. Every
 * socket comes from the {@link Route}, so that address guard, time limit and cancel hold whatever the client library
 * does.
 */
public interface ProtocolProbe {
    boolean speaks(ProtocolRecipe recipe);

    /**
     * Blocks until the service has answered. Runs on a thread of its own, which is left behind when time is up.
     *
     * @throws ProbeFailure if the test found something wrong
     * @throws NotTestableHere if this computer lacks what the test needs
     * @throws IOException on the network; it is diagnosed by its class, see {@link NetworkDiagnosis}
     */
    Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, NotTestableHere, IOException;
}
