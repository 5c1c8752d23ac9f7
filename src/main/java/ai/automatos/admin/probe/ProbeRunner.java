package ai.automatos.admin.probe;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.common.SecretBytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Runs connection tests: hard time limit, cancel, redaction. Thread-safe. */
public final class ProbeRunner implements AutoCloseable {
    /** How long a test may take unless the user says otherwise. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(10);

    public ProbeRunner(List<ConnectionProbe> probes, Messages messages) {}

    /**
     * Tests the values against the service; blocks at most {@code limit}, and at most 200 ms after {@code cancel}.
     * Defaults of the type's fields are filled in here. The values stay the caller's to wipe, as soon as this returns.
     */
    public ProbeOutcome run(
            CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
