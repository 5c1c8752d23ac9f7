package ai.automatos.admin.credential;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Deadline;
import ai.automatos.admin.common.Transactions;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.schedule.Lease;
import ai.automatos.admin.schedule.LeaseRepository;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Lets one test after the other renew the access of a credential, whichever computer of a team it runs on: many providers
 * take a refresh token that comes a second time for a stolen one, and end all access. Thread-safe.
 */
final class RenewalTurns {
    private static final String LEASE = "renewal|";
    /** Two computers' clocks may differ by less than this, and what the provider answered must still be stored. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** Nobody tells us that another computer is done. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private final LeaseRepository leases;
    private final Transactions transactions;
    private final Clock clock;
    private final Set<UUID> taken = new HashSet<>();

    RenewalTurns(LeaseRepository leases, Transactions transactions, Clock clock) {
        this.leases = leases;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The right to use the refresh token; closing it lets the next one in. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for the turn. @throws ProbeFailure if it does not come in time */
    Turn begin(UUID id, Deadline deadline, CancelSignal cancel) throws ProbeFailure {
        try (CancelSignal.Registration waking = cancel.onCancel(this::wake)) {
            enter(id, deadline, cancel);
            boolean begun = false;
            try {
                // Should this process die, the others wait no longer than a test may take and the margin.
                Lease lease = new Lease(LEASE + id, deadline.left().plus(MARGIN), leases, transactions, clock);
                while (!lease.take()) {
                    await(LOOK_AGAIN, deadline, cancel);
                }
                begun = true;
                return () -> end(id, lease);
            } finally {
                if (!begun) {
                    leave(id);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProbeFailure(Diagnosis.CANCELLED, "");
        }
    }

    private void end(UUID id, Lease lease) {
        try {
            lease.giveBack();
        } finally {
            leave(id);
        }
    }

    private synchronized void enter(UUID id, Deadline deadline, CancelSignal cancel)
            throws ProbeFailure, InterruptedException {
        while (taken.contains(id)) {
            await(deadline.limit(), deadline, cancel);
        }
        taken.add(id);
    }

    private synchronized void leave(UUID id) {
        taken.remove(id);
        notifyAll();
    }

    /** Returns early if anything changes here. */
    private synchronized void await(Duration atMost, Deadline deadline, CancelSignal cancel)
            throws ProbeFailure, InterruptedException {
        if (cancel.isCancelled() || deadline.isOver()) {
            throw new ProbeFailure(cancel.isCancelled() ? Diagnosis.CANCELLED : Diagnosis.TIMEOUT, "");
        }
        wait(Math.min(atMost.toMillis(), deadline.left().toMillis()) + 1);
    }

    private synchronized void wake() {
        notifyAll();
    }
}
