package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Function;

/** What an exception of a driver means: what its dialect knows, then the network, then the standard's states. */
final class SqlFailures {
    private SqlFailures() {}

    /** @param dialect the codes and sentences of one product; empty for what it does not know */
    static ProbeFailure of(SQLException thrown, Function<SQLException, Optional<Diagnosis>> dialect) {
        Diagnosis diagnosis = dialect.apply(thrown)
                .or(() -> NetworkDiagnosis.of(thrown))
                .or(() -> SqlStates.diagnosis(String.valueOf(thrown.getSQLState())))
                .orElse(Diagnosis.OTHER);
        return new ProbeFailure(diagnosis, words(thrown));
    }

    /** MariaDB's driver numbers its connections and wraps what the network says into the name of our factory. */
    private static String words(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage());
        Throwable cause = thrown.getCause();
        if (cause != null && cause.getMessage() != null && message.contains(ProbeSocketFactory.class.getName())) {
            return words(cause);
        }
        return message.replaceFirst("^\\(conn=\\d+\\) ", "");
    }
}
