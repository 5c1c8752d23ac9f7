package ai.automatos.admin.credential;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeOutcome;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** Asks the service whether values work; {@code ProbeRunner} does. */
@FunctionalInterface
public interface Prober {
    /** The hosts that {@link #run} would ask, in lower case, or something else that tells services apart. Asks nobody. */
    default Set<String> hosts(CredentialType type, Map<String, SecretBytes> values) {
        return Set.of(type.key());
    }

    /**
     * New tokens for values that hold a refresh token, by the keys of their fields; the caller wipes them. Empty if
     * access of this type is not renewed here.
     *
     * @throws ProbeFailure if the provider refuses
     */
    default Map<String, SecretBytes> renew(
            CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel)
            throws ProbeFailure {
        return Map.of();
    }

    ProbeOutcome run(CredentialType type, Map<String, SecretBytes> values, Duration limit, CancelSignal cancel);
}
