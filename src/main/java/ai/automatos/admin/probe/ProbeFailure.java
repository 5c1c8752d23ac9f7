package ai.automatos.admin.probe;

/** A test that failed for a known reason. The detail may still hold secrets: only {@link ProbeRunner} shows it. */
public final class ProbeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Diagnosis diagnosis;
    private final String detail;

    public ProbeFailure(Diagnosis diagnosis, String detail) {
        super(diagnosis.word(), null, false, false);
        this.diagnosis = diagnosis;
        this.detail = detail;
    }

    public Diagnosis diagnosis() {
        return diagnosis;
    }

    public String detail() {
        return detail;
    }
}
