package ai.automatos.admin.credential;

import ai.automatos.admin.probe.ProbeRunner;
import java.time.Duration;

/**
 * How many are tested.
 *
 * @param parallelism tests at once, from 1 to {@link #MOST_PARALLEL}
 * @param limit how long one test may take
 * @param useQuota whether tests that cost one request of an allowance are wanted
 */
public record BulkOptions(int parallelism, Duration limit, boolean useQuota) {
    public static final int DEFAULT_PARALLEL = 8;
    public static final int MOST_PARALLEL = 32;
    public static final BulkOptions DEFAULT = new BulkOptions(DEFAULT_PARALLEL, ProbeRunner.DEFAULT_LIMIT, false);

    public BulkOptions {
        if (parallelism < 1 || parallelism > MOST_PARALLEL) {
            throw new IllegalArgumentException("parallelism " + parallelism);
        }
    }
}
