package ai.automatos.admin.credential;

import java.util.function.Consumer;

/** One part of verifying a vault. */
@FunctionalInterface
public interface Verification {
    /** @param findings told of everything that does not hold; may be called very often */
    Counts verify(Consumer<Finding> findings, Progress progress);

    /** What was looked at. */
    record Counts(long credentials, long events) {
        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other) {
            return new Counts(credentials + other.credentials, events + other.events);
        }
    }
}
