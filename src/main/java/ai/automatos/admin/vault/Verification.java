package ai.automatos.admin.vault;

import ai.automatos.admin.audit.ChainReport;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** One part of verifying a vault. */
@FunctionalInterface
public interface Verification {
    /** @param findings told of everything that does not hold; may be called very often */
    Counts verify(Consumer<Finding> findings, Progress progress);

    /** What was looked at. */
    record Counts(long credentials, long events, List<ChainReport> chains) {
        public static final Counts NONE = new Counts(0, 0, List.of());

        public static Counts ofRows(long credentials) {
            return new Counts(credentials, 0, List.of());
        }

        public Counts plus(Counts other) {
            return new Counts(
                    credentials + other.credentials,
                    events + other.events,
                    Stream.concat(chains.stream(), other.chains.stream()).toList());
        }
    }
}
