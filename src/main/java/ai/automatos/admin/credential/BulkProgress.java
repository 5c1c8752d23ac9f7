package ai.automatos.admin.credential;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** How far many have come. @param counts by outcome; an outcome that has not occurred may be missing */
public record BulkProgress(int total, Map<BulkOutcome, Integer> counts) {
    public BulkProgress {
        Map<BulkOutcome, Integer> copy = new EnumMap<>(BulkOutcome.class);
        copy.putAll(counts);
        counts = Collections.unmodifiableMap(copy);
    }

    /** Credentials that are through, whatever became of them. */
    public int done() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int count(BulkOutcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }
}
