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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mariadb.jdbc.Driver;

/** Tests by logging in to MariaDB, MySQL, or to what speaks their protocol. Thread-safe. */
public final class MySqlProbe implements ProtocolProbe {
    private static final String DIALECT = "mysql";
    /** {@code 10.11.19-MariaDB-0+deb12u1} and {@code 8.0.11-TiDB-v7.5.1} name the product, {@code 8.0.36} does not. */
    private static final Pattern NAMED = Pattern.compile("(?:5\\.5\\.5-)?([0-9.]+)-(?:(MariaDB)|(TiDB)-v([0-9.]+)).*");

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("jdbc")
                && DIALECT.equals(recipe.parameters().get("dialect"));
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure {
        MySqlLogin login = MySqlLogin.of(request);
        ProbeSocketFactory.use(route.sockets(login.host(), login.port())::createSocket);
        try {
            return logIn(login, request, login.mode() != MySqlLogin.SslMode.DISABLE);
        } catch (SQLException e) {
            throw MySqlErrors.failure(e, request);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            // The driver trusts the server to keep to the protocol.
            throw new ProbeFailure(Diagnosis.WRONG_BASE_URL, "");
        } finally {
            ProbeSocketFactory.release();
        }
    }

    private static Proof logIn(MySqlLogin login, ProtocolRequest request, boolean encrypted) throws SQLException {
        try (Connection connection = Driver.connect(login.configuration(encrypted));
                Statement statement = connection.createStatement()) {
            return proof(statement, request, encrypted);
        } catch (SQLException e) {
            if (login.mode() == MySqlLogin.SslMode.PREFER && encrypted && MySqlErrors.speaksNoTls(e)) {
                return logIn(login, request, false);
            }
            throw e;
        }
    }

    private static Proof proof(Statement statement, ProtocolRequest request, boolean encrypted) throws SQLException {
        Evidence evidence;
        try (ResultSet row = statement.executeQuery(request.text("query"))) {
            if (!row.next()) {
                throw new SQLException("no row");
            }
            evidence = new Evidence(request.messages(), product(request.text("product"), row.getString("version")))
                    .user(withoutHost(row.getString("username")));
        }
        return evidence.tls(encrypted ? tlsVersion(statement) : null).proof();
    }

    /** Some that speak the protocol do not tell; that the connection is encrypted is known anyway. */
    private static String tlsVersion(Statement statement) {
        try (ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_version'")) {
            String version = row.next() ? row.getString(2) : "";
            return version.isEmpty() ? "TLS" : version;
        } catch (SQLException e) {
            return "TLS";
        }
    }

    private static String product(String product, String version) {
        Matcher named = NAMED.matcher(version);
        if (!named.matches()) {
            return product + " " + version;
        }
        return named.group(2) != null ? "MariaDB " + named.group(1) : "TiDB " + named.group(4);
    }

    /** {@code app@%} says from where the account may come; what counts is who it is. */
    private static String withoutHost(String account) {
        int at = account.lastIndexOf('@');
        return at > 0 ? account.substring(0, at) : account;
    }
}
