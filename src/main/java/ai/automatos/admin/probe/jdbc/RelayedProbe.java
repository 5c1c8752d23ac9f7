package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.Ids;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tests by logging in to an H2, HSQLDB, Derby or Firebird server. Thread-safe. */
public final class RelayedProbe implements ProtocolProbe {
    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("jdbc")
                && dialect(recipe.parameters().get("dialect")).isPresent();
    }

    private static Optional<Relayed> dialect(@Nullable String word) {
        return Arrays.stream(Relayed.values())
                .filter(one -> one.word().equals(word))
                .findFirst();
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        Relayed dialect = dialect(request.text("dialect")).orElseThrow();
        String password = request.text("password");
        try {
            Evidence evidence = logIn(dialect, request, route, request.text("user"), password);
            if (dialect == Relayed.DERBY && checksNobody(request, route)) {
                evidence.add(request.messages().get("probe.evidence.no_password_check"));
            }
            return (dialect.inClear() ? evidence.tls(null) : evidence).proof();
        } catch (SQLException e) {
            throw SqlFailures.of(e, dialect::diagnosis);
        } catch (IndexOutOfBoundsException | NegativeArraySizeException e) {
            // The driver trusts the server to keep to the protocol.
            throw new ProbeFailure(Diagnosis.WRONG_BASE_URL, "");
        }
    }

    /** Derby as it is installed lets everybody in; then a password proves nothing. */
    private static boolean checksNobody(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        try {
            logIn(Relayed.DERBY, request, route, "AUTOMATOS_PROBE", Ids.random().toString());
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Evidence logIn(Relayed dialect, ProtocolRequest request, Route route, String user, String password)
            throws ProbeFailure, IOException, SQLException {
        try (Relay relay = Relay.to(route, request.host(), request.port(), dialect::opensWith)) {
            try {
                return ask(dialect, request, connect(dialect, request, relay.port(), user, password));
            } catch (SQLException e) {
                if (relay.refused()) {
                    throw new ProbeFailure(Diagnosis.WRONG_BASE_URL, "");
                }
                throw e;
            }
        }
    }

    private static Evidence ask(Relayed dialect, ProtocolRequest request, Connection made) throws SQLException {
        try (made;
                Statement statement = made.createStatement();
                ResultSet row = statement.executeQuery(request.text("query"))) {
            if (!row.next()) {
                throw new SQLException("no row");
            }
            String version = row.getMetaData().getColumnCount() > 1
                    ? row.getString(2)
                    : made.getMetaData().getDatabaseProductVersion();
            return new Evidence(request.messages(), dialect.product() + " " + version.split(" ", 2)[0])
                    .user(String.valueOf(row.getString(1)).strip());
        }
    }

    private static Connection connect(Relayed dialect, ProtocolRequest request, int port, String user, String password)
            throws ProbeFailure, SQLException {
        String url = dialect.url(port, request.text("database"))
                .orElseThrow(() -> request.invalid("probe.detail.not_plain", request.label("database")));
        Connection connection = DriverManager.getDriver(url).connect(url, dialect.login(user, password));
        if (connection == null) {
            throw new SQLException("the driver does not know its own address");
        }
        return connection;
    }
}
