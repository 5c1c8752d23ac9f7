package ai.automatos.admin.credential.watch;

import ai.automatos.admin.schedule.LeaseRepository;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One lease, whatever its name. */
final class FakeLeases implements LeaseRepository {
    private @Nullable UUID holder;
    private Instant until = Instant.MIN;

    @Override
    public synchronized boolean take(String name, UUID wanting, Instant now, Instant end) {
        if (holder != null && !holder.equals(wanting) && until.isAfter(now)) {
            return false;
        }
        holder = wanting;
        until = end;
        return true;
    }

    @Override
    public synchronized void giveBack(String name, UUID giving) {
        if (giving.equals(holder)) {
            holder = null;
        }
    }

    /** Whether nobody holds it. */
    synchronized boolean isFree() {
        return holder == null;
    }
}
