package ai.automatos.admin.probe.amqp;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;

/** Tests by logging in to a broker that speaks AMQP 0-9-1 and opening the virtual host. Thread-safe. */
public final class AmqpProbe implements ProtocolProbe {
    /** The client's own watch must not end before ours. */
    private static final int LONGER_THAN_ANY_TEST_MS = 3_600_000;
    /** A broker that does not say goodbye is left without. */
    private static final int GOODBYE_MS = 1_000;

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("amqp");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            Connection connection = logIn(connections(request, wire), request);
            Proof proof = evidence(request, connection.getServerProperties())
                    .tls(wire.tls())
                    .proof();
            connection.abort(GOODBYE_MS);
            return proof;
        }
    }

    private static Connection logIn(OneConnection connections, ProtocolRequest request)
            throws ProbeFailure, IOException {
        try {
            return connections.open(Endpoint.of(request), "Automatos Admin: connection test");
        } catch (TimeoutException e) {
            throw (IOException) new InterruptedIOException("no complete answer").initCause(e);
        } catch (IOException | RuntimeException e) {
            throw AmqpRefusal.of(e, request.messages());
        }
    }

    private static OneConnection connections(ProtocolRequest request, Wire wire) {
        OneConnection connections = new OneConnection(wire.socket());
        connections.setUsername(request.text("username"));
        connections.setPassword(request.text("password"));
        connections.setVirtualHost(vhost(request));
        connections.setAutomaticRecoveryEnabled(false);
        connections.setRequestedHeartbeat(0);
        connections.setConnectionTimeout(0);
        connections.setHandshakeTimeout(LONGER_THAN_ANY_TEST_MS);
        connections.setThreadFactory(work -> {
            Thread thread = new Thread(work, "probe-amqp");
            thread.setDaemon(true);
            return thread;
        });
        return connections;
    }

    private static String vhost(ProtocolRequest request) {
        return request.given("vhost").orElse("/");
    }

    private static Evidence evidence(ProtocolRequest request, Map<String, Object> server) {
        String product = Objects.toString(server.get("product"), "AMQP 0-9-1");
        String version = Objects.toString(server.get("version"), "");
        return new Evidence(request.messages(), (product + " " + version).strip())
                .user(request.text("username"))
                .add(request.messages().get("probe.evidence.vhost", vhost(request)));
    }
}
