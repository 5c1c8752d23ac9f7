package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.TestRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.common.Messages;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.GuardedSocketFactory;
import ai.automatos.admin.probe.ConnectionProbe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.FieldValues;
import ai.automatos.admin.probe.NetworkDiagnosis;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.GT;

/** Tests by logging in to PostgreSQL, or to what speaks its protocol. Thread-safe. */
public final class PostgresProbe implements ConnectionProbe {
    private static final String DIALECT = "postgresql";
    /** The driver's address without host, database and, above all, password: they come as properties. */
    private static final String FROM_PROPERTIES = "jdbc:postgresql://";

    private final GuardedNetwork network;
    private final AddressGuard guard;
    private final Messages messages;
    private final Driver driver = new Driver();

    public PostgresProbe(GuardedNetwork network, AddressGuard guard, Messages messages) {
        this.network = network;
        this.guard = guard;
        this.messages = messages;
    }

    @Override
    public boolean supports(TestRecipe recipe) {
        return recipe instanceof TestRecipe.Jdbc jdbc && jdbc.dialect().equals(DIALECT);
    }

    @Override
    public Proof probe(TestRecipe recipe, FieldValues values, Duration limit, CancelSignal cancel)
            throws ProbeFailure, IOException {
        TestRecipe.Jdbc jdbc = (TestRecipe.Jdbc) recipe;
        PostgresLogin login = PostgresLogin.of(jdbc, values, messages);
        Path certificate = null;
        ProbeSocketFactory.use(
                new GuardedSocketFactory(network, login.host(), login.port(), values.reach(guard), cancel));
        try {
            certificate = certificateFile(login.certificate());
            return Proof.of(logIn(login.properties(certificate), jdbc.query()));
        } catch (SQLException e) {
            throw failure(e, login);
        } finally {
            ProbeSocketFactory.release();
            if (certificate != null) {
                Files.deleteIfExists(certificate);
            }
        }
    }

    private String logIn(Properties properties, String query) throws SQLException {
        try (Connection connection = connect(properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return evidence(row);
        }
    }

    private Connection connect(Properties properties) throws SQLException {
        Connection connection = driver.connect(FROM_PROPERTIES, properties);
        if (connection == null) {
            throw new SQLException("the driver does not know its own address");
        }
        return connection;
    }

    /** The driver reads certificates from files only; they hold nothing secret. */
    private @Nullable Path certificateFile(String pem) throws IOException, ProbeFailure {
        if (pem.isEmpty()) {
            return null;
        }
        byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
        try {
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            if (factory.generateCertificates(new ByteArrayInputStream(bytes)).isEmpty()) {
                throw new CertificateException("none");
            }
        } catch (CertificateException e) {
            throw new ProbeFailure(Diagnosis.INVALID_INPUT, messages.get("probe.detail.not_a_certificate"));
        }
        return Files.write(Files.createTempFile("automatos-ca-", ".pem"), bytes);
    }

    private String evidence(ResultSet row) throws SQLException {
        if (!row.next()) {
            throw new SQLException("no row");
        }
        String version = row.getString("version").split(" ", 2)[0];
        String tls = row.getString("tls");
        return messages.get(
                tls == null ? "probe.evidence.postgresql.plain" : "probe.evidence.postgresql.tls",
                version,
                row.getString("username"),
                String.valueOf(tls).replace("TLSv", "TLS "));
    }

    private static ProbeFailure failure(SQLException thrown, PostgresLogin login) {
        String state = String.valueOf(thrown.getSQLState());
        String message = String.valueOf(thrown.getMessage());
        Diagnosis diagnosis = byMessage(message, login)
                .or(() -> NetworkDiagnosis.of(thrown))
                .or(() -> SqlStates.diagnosis(state))
                .orElse(Diagnosis.OTHER);
        return new ProbeFailure(diagnosis, message);
    }

    /** Where the driver has no code of its own, its translated sentence is asked for and compared. */
    private static Optional<Diagnosis> byMessage(String message, PostgresLogin login) {
        if (login.needsTls() && message.equals(GT.tr("The server does not support SSL."))) {
            return Optional.of(Diagnosis.TLS_FAILED);
        }
        if (message.equals(GT.tr(
                "The hostname {0} could not be verified by hostnameverifier {1}.",
                login.host(), "PgjdbcHostnameVerifier"))) {
            return Optional.of(Diagnosis.TLS_WRONG_HOST);
        }
        if (message.contains("pg_hba.conf")) {
            return Optional.of(Diagnosis.PERMISSION_DENIED);
        }
        return Optional.empty();
    }
}
