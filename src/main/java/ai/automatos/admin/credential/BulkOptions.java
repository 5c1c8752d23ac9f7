package ai.automatos.admin.credential;

import ai.automatos.admin.probe.ProbeRunner;
import java.time.Duration;

/**
 * How many are tested.
 *
 * @param parallelism tests at once, from 1 to {@link #MOST_PARALLEL}
 * @param limit how long one test may take
 * @param useQuota whether tests that cost one request of an allowance are wanted
 * @param periodic whether nobody asked for it: then a failure goes to the log alone, until
 *     {@link ConnectionTester#confirm} makes it the status
 */
public record BulkOptions(int parallelism, Duration limit, boolean useQuota, boolean periodic) {
    public static final int DEFAULT_PARALLEL = 8;
    public static final int MOST_PARALLEL = 32;
    public static final BulkOptions DEFAULT = new BulkOptions(DEFAULT_PARALLEL, ProbeRunner.DEFAULT_LIMIT, false);

    /** By hand. */
    public BulkOptions(int parallelism, Duration limit, boolean useQuota) {
        this(parallelism, limit, useQuota, false);
    }

    public BulkOptions {
        if (parallelism < 1 || parallelism > MOST_PARALLEL) {
            throw new IllegalArgumentException("parallelism " + parallelism);
        }
    }
}
