package ai.automatos.admin.credential.watch;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.credential.BulkListener;
import ai.automatos.admin.credential.BulkProgress;
import ai.automatos.admin.credential.BulkResult;
import ai.automatos.admin.schedule.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Holds a lease on while tests get on, and ends them should another client have it. */
final class HeldLease implements BulkListener {
    private static final Duration EVERY = Duration.ofMinutes(1);

    private final Lease lease;
    private final Clock clock;
    private final CancelSignal lost = new CancelSignal();
    private Instant taken;

    /** @param lease that was just taken */
    HeldLease(Lease lease, Clock clock) {
        this.lease = lease;
        this.clock = clock;
        this.taken = clock.instant();
    }

    CancelSignal lost() {
        return lost;
    }

    @Override
    public void finished(BulkResult result, BulkProgress progress) {
        if (isDue() && !lease.take()) {
            lost.cancel();
        }
    }

    private synchronized boolean isDue() {
        Instant now = clock.instant();
        boolean due = !now.isBefore(taken.plus(EVERY));
        if (due) {
            taken = now;
        }
        return due;
    }
}
