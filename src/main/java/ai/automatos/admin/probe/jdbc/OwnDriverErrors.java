package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Diagnosis;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What the codes of vendors mean where their drivers do not keep to the standard's states. */
final class OwnDriverErrors {
    private static final Map<Integer, Diagnosis> NUMBERS = Map.ofEntries(
            Map.entry(1005, Diagnosis.AUTHENTICATION_FAILED), // Oracle: no password
            Map.entry(1017, Diagnosis.AUTHENTICATION_FAILED), // Oracle
            Map.entry(1045, Diagnosis.PERMISSION_DENIED), // Oracle: no right to create a session
            Map.entry(12505, Diagnosis.DATABASE_NOT_FOUND), // Oracle: SID
            Map.entry(12514, Diagnosis.DATABASE_NOT_FOUND), // Oracle: service name
            Map.entry(28000, Diagnosis.AUTHENTICATION_FAILED), // Oracle: account is locked
            Map.entry(28001, Diagnosis.AUTHENTICATION_FAILED), // Oracle: password has expired
            Map.entry(-4214, Diagnosis.AUTHENTICATION_FAILED), // Db2
            Map.entry(390100, Diagnosis.AUTHENTICATION_FAILED), // Snowflake
            Map.entry(390144, Diagnosis.AUTHENTICATION_FAILED), // Snowflake: key pair
            Map.entry(8017, Diagnosis.AUTHENTICATION_FAILED), // Teradata
            Map.entry(4002, Diagnosis.AUTHENTICATION_FAILED), // ASE
            Map.entry(-951, Diagnosis.AUTHENTICATION_FAILED), // Informix
            Map.entry(-329, Diagnosis.DATABASE_NOT_FOUND)); // Informix

    private OwnDriverErrors() {}

    static Optional<Diagnosis> diagnosis(SQLException thrown) {
        String state = String.valueOf(thrown.getSQLState());
        return state.startsWith("28")
                ? Optional.of(Diagnosis.AUTHENTICATION_FAILED)
                : Optional.ofNullable(NUMBERS.get(thrown.getErrorCode()));
    }
}
