package ai.automatos.admin.probe;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A test that failed for a known reason. The detail may still hold secrets: only {@link ProbeRunner} shows it. */
public final class ProbeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Diagnosis diagnosis;
    private final String detail;
    private final transient @Nullable Suggestion suggestion;
    private final @Nullable Duration retryAfter;

    public ProbeFailure(Diagnosis diagnosis, String detail) {
        this(diagnosis, detail, null);
    }

    /** @param suggestion what the user may take over after comparing it, or null */
    public ProbeFailure(Diagnosis diagnosis, String detail, @Nullable Suggestion suggestion) {
        this(diagnosis, detail, suggestion, null);
    }

    private ProbeFailure(
            Diagnosis diagnosis, String detail, @Nullable Suggestion suggestion, @Nullable Duration retryAfter) {
        super(diagnosis.word(), null, false, false);
        this.diagnosis = diagnosis;
        this.detail = detail;
        this.suggestion = suggestion;
        this.retryAfter = retryAfter;
    }

    /** The service was asked too often. @param retryAfter how long it wants to be left alone, if it said so */
    public static ProbeFailure rateLimited(String detail, @Nullable Duration retryAfter) {
        return new ProbeFailure(Diagnosis.RATE_LIMITED, detail, null, retryAfter);
    }

    public Diagnosis diagnosis() {
        return diagnosis;
    }

    public String detail() {
        return detail;
    }

    public @Nullable Suggestion suggestion() {
        return suggestion;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
