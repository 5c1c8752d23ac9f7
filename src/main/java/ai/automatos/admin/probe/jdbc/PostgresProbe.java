package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.util.GT;

/** Tests by logging in to PostgreSQL, or to what speaks its protocol. Thread-safe. */
public final class PostgresProbe implements ProtocolProbe {
    private static final String DIALECT = "postgresql";
    /** The driver's address without host, database and, above all, password: they come as properties. */
    private static final String FROM_PROPERTIES = "jdbc:postgresql://";

    private final Driver driver = new Driver();

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("jdbc")
                && DIALECT.equals(recipe.parameters().get("dialect"));
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        PostgresLogin login = PostgresLogin.of(request);
        Path certificate = null;
        ProbeSocketFactory.use(route.sockets(login.host(), login.port())::createSocket);
        try {
            certificate = certificateFile(login.certificate());
            return logIn(login, login.properties(certificate), request);
        } catch (SQLException e) {
            if (login.mayGoUnnoticedInClear() && isRefusalToTellThePassword(e)) {
                throw new ProbeFailure(
                        Diagnosis.TLS_FAILED, request.messages().get("probe.detail.password_perhaps_in_clear"));
            }
            throw SqlFailures.of(e, thrown -> byMessage(String.valueOf(thrown.getMessage()), login));
        } finally {
            ProbeSocketFactory.release();
            if (certificate != null) {
                Files.deleteIfExists(certificate);
            }
        }
    }

    private static boolean isRefusalToTellThePassword(SQLException thrown) {
        return GT.tr("Authentication method is not allowed by requireAuth").equals(thrown.getMessage());
    }

    private Proof logIn(PostgresLogin login, Properties properties, ProtocolRequest request) throws SQLException {
        try (Connection connection = connect(properties);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(request.text("query"))) {
            if (!row.next()) {
                throw new SQLException("no row");
            }
            return row.getMetaData().getColumnCount() == 1
                    ? relative(connection.getMetaData().getDatabaseProductVersion(), login, request)
                    : proof(row, request);
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
    private static @Nullable Path certificateFile(String pem) throws IOException {
        return pem.isEmpty() ? null : Files.writeString(Files.createTempFile("automatos-ca-", ".pem"), pem);
    }

    private static Proof proof(ResultSet row, ProtocolRequest request) throws SQLException {
        String version = row.getString("version").split(" ", 2)[0];
        return new Evidence(request.messages(), "PostgreSQL " + version)
                .user(row.getString("username"))
                .tls(row.getString("tls"))
                .proof();
    }

    /** What only speaks the protocol is asked for no more than a number, and calls itself by PostgreSQL's version. */
    private static Proof relative(String version, PostgresLogin login, ProtocolRequest request) {
        String product = request.given("product")
                .map(name -> request.messages().get("probe.evidence.postgresql_protocol", name))
                .orElse("PostgreSQL " + version);
        Evidence evidence = new Evidence(request.messages(), product).user(login.user());
        if (login.needsTls()) {
            evidence.tls("TLS");
        } else if (login.sslMode().equals("disable")) {
            evidence.tls(null);
        }
        return evidence.proof();
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
