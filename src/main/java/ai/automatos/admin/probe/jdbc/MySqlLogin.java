package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import ai.automatos.admin.probe.ProtocolRequest;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.mariadb.jdbc.Configuration;

/**
 * Where and as whom to log in.
 *
 * @param certificate PEM, only where the mode looks at it; else empty
 */
record MySqlLogin(
        String host, int port, String database, String user, String password, SslMode mode, String certificate) {
    /** How the driver calls it is in {@link #word}. */
    enum SslMode {
        DISABLE("disable"),
        PREFER("trust"),
        REQUIRE("trust"),
        VERIFY_CA("verify-ca"),
        VERIFY_FULL("verify-full");

        /** The words of MariaDB's and of MySQL's own clients. */
        private static final Map<String, SslMode> WORDS = Map.of(
                "disable", DISABLE,
                "disabled", DISABLE,
                "preferred", PREFER,
                "trust", REQUIRE,
                "required", REQUIRE,
                "verify_ca", VERIFY_CA,
                "verify_full", VERIFY_FULL,
                "verify_identity", VERIFY_FULL);

        private final String word;

        SslMode(String word) {
            this.word = word;
        }

        static SslMode of(ProtocolRequest request) throws ProbeFailure {
            String given = request.required("ssl_mode");
            SslMode mode = WORDS.get(given.toLowerCase(Locale.ROOT).replace('-', '_'));
            if (mode == null) {
                throw request.invalid("probe.detail.ssl_mode", given);
            }
            return mode;
        }

        boolean verifies() {
            return this == VERIFY_CA || this == VERIFY_FULL;
        }
    }

    /** Ways to prove the password without giving it away; Kerberos would prove the user of this computer instead. */
    private static final String PROOFS = "mysql_native_password,client_ed25519,parsec";
    /** Ways that send the password itself, fit for a server that was verified. */
    private static final String PASSWORD_ITSELF = "mysql_clear_password,dialog";

    static MySqlLogin of(ProtocolRequest request) throws ProbeFailure {
        SslMode mode = SslMode.of(request);
        return new MySqlLogin(
                request.host(),
                request.port(),
                request.text("database"),
                request.text("user"),
                request.text("password"),
                mode,
                mode.verifies() ? Authorities.pem(request, "ssl_root_certificate") : "");
    }

    /** For the driver. All timeouts are off: the runner's watch is the limit. */
    Configuration configuration(boolean encrypted) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslMode", encrypted ? mode.word : "disable");
        properties.setProperty("restrictedAuth", String.join(",", PROOFS, ProofForStrangers.TYPE));
        if (mode.verifies()) {
            properties.setProperty("restrictedAuth", String.join(",", PROOFS, ProofForStrangers.TYPE, PASSWORD_ITSELF));
        }
        if (!certificate.isEmpty()) {
            properties.setProperty("serverSslCert", certificate);
        }
        properties.setProperty("socketFactory", ProbeSocketFactory.class.getName());
        properties.setProperty("connectTimeout", "0");
        // Without TLS, whoever sits in between could give a key of his own and read the password.
        properties.setProperty("allowPublicKeyRetrieval", "false");
        properties.setProperty("allowLocalInfile", "false");
        properties.setProperty("permitRedirect", "false");
        String address = "jdbc:mariadb://address=(host=" + host + ")(port=" + port + ")/";
        Configuration configuration = Configuration.parse(address, properties);
        if (configuration == null) {
            throw new SQLException("the driver does not know its own address");
        }
        if (!ProofForStrangers.isInForce(configuration)) {
            throw new IllegalStateException("the driver would give the password to a server that was not verified");
        }
        return database.isEmpty()
                ? configuration
                : configuration.toBuilder().database(database).build();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port + " " + mode;
    }
}
