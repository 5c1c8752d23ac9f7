package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/**
 * Carries out one kind of test recipe. Runs on a thread of {@link ProbeRunner} that is abandoned when time is up or the
 * user cancels, so an implementation shares no mutable state between calls.
 */
public interface ConnectionProbe {
    boolean supports(TestRecipe recipe);

    /**
     * The hosts that a test asks, in lower case, as far as the values tell; empty where they do not. Asks nobody and does
     * not fail: values may be wrong.
     */
    default Set<String> hosts(TestRecipe recipe, FieldValues values) {
        return Set.of();
    }

    /**
     * Blocks until the service has answered.
     *
     * @param limit time left
     * @param cancel fired when time is up or the user cancels: close what blocks
     * @return what it proved; not yet redacted
     * @throws ProbeFailure if the test found something wrong
     * @throws NotTestableHere if this computer lacks what the test needs
     * @throws IOException on the network; {@link ProbeRunner} turns it into a diagnosis
     */
    Proof probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure, NotTestableHere, IOException;
}
