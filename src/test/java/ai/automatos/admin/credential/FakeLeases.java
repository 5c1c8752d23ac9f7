package ai.automatos.admin.credential;

import ai.automatos.admin.schedule.LeaseRepository;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leases of a team that has one memory. */
public final class FakeLeases implements LeaseRepository {
    private final Map<String, Held> held = new HashMap<>();

    private record Held(UUID holder, Instant until) {}

    @Override
    public synchronized boolean take(String name, UUID wanting, Instant now, Instant end) {
        @Nullable Held current = held.get(name);
        if (current != null
                && !current.holder().equals(wanting)
                && current.until().isAfter(now)) {
            return false;
        }
        held.put(name, new Held(wanting, end));
        return true;
    }

    @Override
    public synchronized void giveBack(String name, UUID giving) {
        held.values().removeIf(current -> current.holder().equals(giving));
    }

    /** Whether nobody holds any. */
    public synchronized boolean isFree() {
        return held.isEmpty();
    }
}
