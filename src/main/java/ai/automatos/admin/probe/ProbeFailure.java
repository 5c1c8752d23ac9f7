package ai.automatos.admin.probe;

import org.jspecify.annotations.Nullable;

/** A test that failed for a known reason. The detail may still hold secrets: only {@link ProbeRunner} shows it. */
public final class ProbeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Diagnosis diagnosis;
    private final String detail;
    private final transient @Nullable Suggestion suggestion;

    public ProbeFailure(Diagnosis diagnosis, String detail) {
        this(diagnosis, detail, null);
    }

    /** @param suggestion what the user may take over after comparing it, or null */
    public ProbeFailure(Diagnosis diagnosis, String detail, @Nullable Suggestion suggestion) {
        super(diagnosis.word(), null, false, false);
        this.diagnosis = diagnosis;
        this.detail = detail;
        this.suggestion = suggestion;
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
}
