package ai.automatos.admin.credential;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Lets one test after the other renew the access of a credential: many providers take a refresh token that comes a second
 * time for a stolen one, and end all access. Thread-safe.
 */
final class RenewalTurns {
    private final Set<UUID> taken = new HashSet<>();

    /** Waits for the turn, which {@link #end} gives back. @throws ProbeFailure if it does not come within {@code limit} */
    void begin(UUID id, Duration limit, CancelSignal cancel) throws ProbeFailure {
        long start = System.nanoTime();
        try (CancelSignal.Registration waking = cancel.onCancel(this::wake)) {
            synchronized (this) {
                while (taken.contains(id)) {
                    long left = limit.toNanos() - (System.nanoTime() - start);
                    if (cancel.isCancelled() || left <= 0) {
                        throw new ProbeFailure(cancel.isCancelled() ? Diagnosis.CANCELLED : Diagnosis.TIMEOUT, "");
                    }
                    wait(left / 1_000_000 + 1);
                }
                taken.add(id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeFailure(Diagnosis.CANCELLED, "");
        }
    }

    synchronized void end(UUID id) {
        taken.remove(id);
        notifyAll();
    }

    private synchronized void wake() {
        notifyAll();
    }
}
