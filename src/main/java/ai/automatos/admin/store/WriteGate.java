package ai.automatos.admin.store;

import ai.automatos.admin.common.UserFacingException;
import org.jspecify.annotations.Nullable;

/**
 * Whether units are accepted, and what to say if not.
 *
 * @param reason null while writing is possible
 */
record WriteGate(State state, @Nullable UserFacingException reason) {
    static final WriteGate OPEN = new WriteGate(State.OPEN, null);

    /** What keeps units out. */
    enum State {
        OPEN,
        /** The log and the database disagree: only the unit that accepts it may pass. */
        INCIDENT,
        /** Database gone, disk full or journal not writable: tried again every two seconds. */
        DOWN,
        CLOSED
    }

    static WriteGate incident(UserFacingException reason) {
        return new WriteGate(State.INCIDENT, reason);
    }

    static WriteGate down(UserFacingException reason) {
        return new WriteGate(State.DOWN, reason);
    }
}
