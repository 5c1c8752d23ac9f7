package ai.automatos.admin.schedule;

import java.time.Instant;
import java.util.UUID;

/** Who of several clients does a job. Both methods belong into a unit. */
public interface LeaseRepository {
    /**
     * Takes a lease that is free, has run out or is the holder's own, and holds it until {@code until}.
     *
     * @param name of the job, at most 64 characters
     * @return false if somebody else holds it; then nothing is written
     */
    boolean take(String name, UUID holder, Instant now, Instant until);

    /** Frees it if it is still the holder's. */
    void giveBack(String name, UUID holder);
}
