package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * Tests by a driver of the user's. It connects by itself: the address guard has looked at the host before, but the
 * driver looks it up again, and its socket is not ours to close. Thread-safe.
 */
public final class OwnDriverProbe implements ProtocolProbe {
    private final OwnDrivers drivers;

    public OwnDriverProbe(OwnDrivers drivers) {
        this.drivers = drivers;
    }

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.needsDriver();
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, NotTestableHere, IOException {
        OwnDriverLogin login = OwnDriverLogin.of(request);
        Driver driver = driver(login, request);
        for (String host : login.hosts()) {
            route.resolve(host);
        }
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        CancelSignal.Registration interrupting = route.cancel().onCancel(thread::interrupt);
        thread.setContextClassLoader(driver.getClass().getClassLoader());
        try {
            return logIn(driver, login, request, route);
        } catch (SQLException e) {
            throw SqlFailures.of(e, OwnDriverErrors::diagnosis);
        } catch (LinkageError e) {
            throw new NotTestableHere(
                    request.messages().get("probe.own_driver.incomplete", login.jar(), String.valueOf(e.getMessage())));
        } finally {
            interrupting.close();
            thread.setContextClassLoader(before);
        }
    }

    private Driver driver(OwnDriverLogin login, ProtocolRequest request)
            throws NotTestableHere, IOException, ProbeFailure {
        try {
            Optional<Driver> found = drivers.find(login.driverClass().orElse(null), login.url());
            return found.orElseThrow(() -> new NotTestableHere(
                    request.messages().get("probe.own_driver.missing", login.jar(), drivers.folder())));
        } catch (UnsafeDriversException e) {
            throw new NotTestableHere(request.messages().get("probe.own_driver.unsafe", e.path()));
        } catch (SQLException e) {
            throw SqlFailures.of(e, OwnDriverErrors::diagnosis);
        }
    }

    private static Proof logIn(Driver driver, OwnDriverLogin login, ProtocolRequest request, Route route)
            throws SQLException, ProbeFailure {
        Properties properties = login.properties();
        try (Connection connection = driver.connect(login.url(), properties)) {
            if (connection == null) {
                throw request.invalid("probe.own_driver.other_address", request.label("url"));
            }
            try (CancelSignal.Registration aborting = route.cancel().onCancel(() -> abort(connection));
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(request.text("query"))) {
                if (!row.next()) {
                    throw new SQLException("no row");
                }
                return evidence(connection.getMetaData(), request);
            }
        }
    }

    private static Proof evidence(DatabaseMetaData facts, ProtocolRequest request) throws SQLException {
        String product = facts.getDatabaseProductName() + " " + facts.getDatabaseProductVersion();
        return new Evidence(request.messages(), product.lines().findFirst().orElse(product))
                .user(Optional.ofNullable(facts.getUserName()).orElse(""))
                .proof();
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException | LinkageError e) {
            // The test is over either way; the driver keeps what it cannot close.
            return;
        }
    }
}
