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
import com.microsoft.sqlserver.jdbc.SQLServerDriver;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;

/** Tests by logging in to Microsoft SQL Server with an account of its own. Thread-safe. */
public final class SqlServerProbe implements ProtocolProbe {
    private static final String DIALECT = "sqlserver";
    private static final String FROM_PROPERTIES = "jdbc:sqlserver://";
    /** Microsoft's list of errors and events of the database engine. */
    private static final Map<Integer, Diagnosis> NUMBERS = Map.ofEntries(
            Map.entry(229, Diagnosis.PERMISSION_DENIED),
            Map.entry(916, Diagnosis.PERMISSION_DENIED), // this database
            Map.entry(4060, Diagnosis.DATABASE_NOT_FOUND),
            Map.entry(10928, Diagnosis.RATE_LIMITED),
            Map.entry(10929, Diagnosis.RATE_LIMITED),
            Map.entry(18450, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(18452, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(18456, Diagnosis.AUTHENTICATION_FAILED),
            Map.entry(18470, Diagnosis.AUTHENTICATION_FAILED), // account is disabled
            Map.entry(18486, Diagnosis.AUTHENTICATION_FAILED), // account is locked
            Map.entry(18487, Diagnosis.AUTHENTICATION_FAILED), // password has expired
            Map.entry(18488, Diagnosis.AUTHENTICATION_FAILED), // password must be changed
            Map.entry(40532, Diagnosis.DATABASE_NOT_FOUND), // the server that the login names
            Map.entry(40613, Diagnosis.SERVICE_ERROR),
            Map.entry(40615, Diagnosis.PERMISSION_DENIED)); // firewall of Azure
    /** The driver's own sentences, in its English, and those of the network, whose exceptions it does not pass on. */
    private static final Map<String, Diagnosis> SENTENCES = Map.of(
            "Connection refused", Diagnosis.CONNECTION_REFUSED,
            "No route to host", Diagnosis.HOST_UNREACHABLE,
            "timed out", Diagnosis.TIMEOUT,
            "Failed to validate the server name", Diagnosis.TLS_WRONG_HOST,
            "unexpected pre-login response", Diagnosis.WRONG_BASE_URL,
            "TDS protocol stream is not valid", Diagnosis.WRONG_BASE_URL,
            "TDS protocol error", Diagnosis.WRONG_BASE_URL,
            "requested encryption", Diagnosis.TLS_FAILED);

    private final SQLServerDriver driver = new SQLServerDriver();

    public SqlServerProbe() {
        // It would print warnings beside ours, for it logs past the program's own log.
        driver.getParentLogger().setLevel(Level.OFF);
    }

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("jdbc")
                && DIALECT.equals(recipe.parameters().get("dialect"));
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        Properties login = login(request, route);
        // The driver looks the name up again, because Azure wants to know it; its sockets check the address they use.
        route.resolve(request.host());
        ProbeSocketFactory.use(route::socket);
        try (Connection connection = driver.connect(FROM_PROPERTIES, login);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(request.text("query"))) {
            if (!row.next()) {
                throw new SQLException("no row");
            }
            return new Evidence(request.messages(), "SQL Server " + row.getString(1))
                    .user(row.getString(2))
                    .tls(request.flag("encrypt") ? "TLS" : null)
                    .proof();
        } catch (SQLException e) {
            throw SqlFailures.of(e, SqlServerProbe::diagnosis);
        } finally {
            ProbeSocketFactory.release();
        }
    }

    private static Properties login(ProtocolRequest request, Route route) throws ProbeFailure {
        Properties login = new Properties();
        login.setProperty("serverName", request.host());
        login.setProperty("portNumber", Integer.toString(request.port()));
        login.setProperty("databaseName", request.text("database"));
        login.setProperty("user", request.text("user"));
        login.setProperty("password", request.text("password"));
        login.setProperty("encrypt", Boolean.toString(request.flag("encrypt")));
        login.setProperty("trustServerCertificate", Boolean.toString(request.flag("trust_server_certificate")));
        login.setProperty("socketFactoryClass", ProbeSocketFactory.class.getName());
        // Beyond our own limit, so that the runner's watch decides; and one attempt is enough.
        login.setProperty("loginTimeout", Long.toString(Math.min(route.limit().toSeconds() + 10, 65_535)));
        login.setProperty("connectRetryCount", "0");
        login.setProperty("applicationName", "Automatos Admin");
        return login;
    }

    private static Optional<Diagnosis> diagnosis(SQLException thrown) {
        Diagnosis number = NUMBERS.get(thrown.getErrorCode());
        if (number != null) {
            return Optional.of(number);
        }
        String message = String.valueOf(thrown.getMessage());
        return SENTENCES.entrySet().stream()
                .filter(sentence -> message.contains(sentence.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
