package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Diagnosis;
import java.util.Map;
import java.util.Optional;

/** What PostgreSQL's error codes mean for a login (PostgreSQL documentation, appendix A). */
final class SqlStates {
    private static final Map<String, Diagnosis> STATES = Map.of(
            "28P01", Diagnosis.AUTHENTICATION_FAILED,
            "28000", Diagnosis.AUTHENTICATION_FAILED,
            "3D000", Diagnosis.DATABASE_NOT_FOUND,
            "42501", Diagnosis.PERMISSION_DENIED,
            "53300", Diagnosis.SERVICE_ERROR,
            "57P03", Diagnosis.SERVICE_ERROR,
            "08P01", Diagnosis.WRONG_BASE_URL);
    /** Insufficient resources, operator intervention, system error, internal error. */
    private static final Map<String, Diagnosis> CLASSES = Map.of(
            "53", Diagnosis.SERVICE_ERROR,
            "57", Diagnosis.SERVICE_ERROR,
            "58", Diagnosis.SERVICE_ERROR,
            "XX", Diagnosis.SERVICE_ERROR);

    private SqlStates() {}

    static Optional<Diagnosis> diagnosis(String state) {
        Diagnosis exact = STATES.get(state);
        return exact != null
                ? Optional.of(exact)
                : Optional.ofNullable(CLASSES.get(state.substring(0, Math.min(2, state.length()))));
    }
}
