package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Map;

/** Asks the service whether values work; {@code ProbeRunner::run} is one. */
@FunctionalInterface
public interface Prober {
    ProbeOutcome run(CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel);
}
