package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** What MariaDB's and MySQL's error numbers mean for a login (their error references), and the driver's own words. */
final class MySqlErrors {
    private static final Map<Integer, Diagnosis> NUMBERS = Map.ofEntries(
            Map.entry(1040, Diagnosis.SERVICE_ERROR), // too many connections
            Map.entry(1043, Diagnosis.WRONG_BASE_URL), // bad handshake
            Map.entry(1044, Diagnosis.PERMISSION_DENIED), // this database
            Map.entry(1045, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(1049, Diagnosis.DATABASE_NOT_FOUND),
            Map.entry(1053, Diagnosis.SERVICE_ERROR), // shutting down
            Map.entry(1129, Diagnosis.PERMISSION_DENIED), // host blocked
            Map.entry(1130, Diagnosis.PERMISSION_DENIED), // host not allowed
            Map.entry(1142, Diagnosis.PERMISSION_DENIED),
            Map.entry(1203, Diagnosis.RATE_LIMITED), // connections of this user
            Map.entry(1226, Diagnosis.RATE_LIMITED), // resources of this user
            Map.entry(1698, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(1820, Diagnosis.AUTHENTICATION_FAILED), // password must be changed
            Map.entry(1862, Diagnosis.AUTHENTICATION_FAILED), // password has expired
            Map.entry(3118, Diagnosis.AUTHENTICATION_FAILED), // account is locked, MySQL
            Map.entry(3159, Diagnosis.TLS_FAILED), // only encrypted
            Map.entry(4151, Diagnosis.AUTHENTICATION_FAILED)); // account is locked, MariaDB
    private static final String NO_TLS = "ssl not enabled in the server";
    /** Where the driver has neither a number nor a class of its own. */
    private static final Map<String, Diagnosis> SENTENCES = Map.of(
            NO_TLS,
            Diagnosis.TLS_FAILED,
            "SSL hostname verification failed",
            Diagnosis.TLS_WRONG_HOST,
            "Self signed certificates",
            Diagnosis.TLS_UNTRUSTED,
            "Unexpected initial handshake",
            Diagnosis.WRONG_BASE_URL,
            "unexpected data during authentication",
            Diagnosis.WRONG_BASE_URL,
            "received packet size",
            Diagnosis.WRONG_BASE_URL);
    /** The driver's own: the server wants a way to log in that is not allowed here. */
    private static final int WAY_NOT_ALLOWED = 1251;

    private MySqlErrors() {}

    static ProbeFailure failure(SQLException thrown, ProtocolRequest request) {
        if (wantsThePasswordItself(thrown)) {
            return new ProbeFailure(Diagnosis.TLS_FAILED, request.messages().get("probe.detail.password_unverified"));
        }
        return SqlFailures.of(thrown, MySqlErrors::diagnosis);
    }

    /** Who it is was not verified, and neither a proof nor a key known beforehand will do. */
    private static boolean wantsThePasswordItself(SQLException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return message.contains("RSA public key is not available")
                || message.contains("clear-text password plugin requires TLS")
                || message.contains("cannot send password in clear")
                || (thrown.getErrorCode() == WAY_NOT_ALLOWED
                        && (message.contains("'mysql_clear_password'") || message.contains("'dialog'")));
    }

    static boolean speaksNoTls(SQLException thrown) {
        return String.valueOf(thrown.getMessage()).contains(NO_TLS);
    }

    private static Optional<Diagnosis> diagnosis(SQLException thrown) {
        String message = String.valueOf(thrown.getMessage());
        return SENTENCES.entrySet().stream()
                .filter(sentence -> message.contains(sentence.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .or(() -> Optional.ofNullable(NUMBERS.get(thrown.getErrorCode())));
    }
}
