package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tests by logging in at a bootstrap server and asking for the list of brokers; nobody on that list is asked. The
 * questions are written here, for Kafka's own client opens connections by itself, to whomever a broker names.
 * Thread-safe.
 */
public final class KafkaProbe implements ProtocolProbe {
    private static final int METADATA = 3;
    private static final int API_VERSIONS = 18;

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("kafka");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        String protocol = request.given("security_protocol").orElse("PLAINTEXT");
        KafkaLogin login = login(protocol, request);
        List<Endpoint> servers = new BootstrapServers(request).list();
        try (Wire wire = Wire.openFirst(request, route, servers, protocol.endsWith("SSL"))) {
            return proof(wire, login, request);
        }
    }

    private static @Nullable KafkaLogin login(String protocol, ProtocolRequest request) throws ProbeFailure {
        if (protocol.startsWith("SASL_")) {
            return KafkaLogin.of(request);
        }
        if (request.given("password").isPresent()) {
            throw request.invalid("probe.detail.kafka_login_unused", protocol);
        }
        return null;
    }

    private static Proof proof(Wire wire, @Nullable KafkaLogin login, ProtocolRequest request)
            throws ProbeFailure, IOException {
        BrokerConnection broker =
                new BrokerConnection(wire.socket(), request.given("client_id").orElse("automatos-admin"));
        int error = broker.ask(API_VERSIONS, 0, RequestBody.EMPTY).int16();
        if (error != 0) {
            throw refused(error, request);
        }
        if (login == null) {
            return cluster(brokersWithoutLogin(broker, request), request)
                    .withoutLogin()
                    .tls(wire.tls())
                    .proof();
        }
        login.logIn(broker);
        return cluster(brokers(broker), request)
                .user(login.user())
                .tls(wire.tls())
                .proof();
    }

    /** No topic is named, so none is shown or, with brokers set that way, made. */
    private static Answer brokers(BrokerConnection broker) throws IOException {
        return broker.ask(METADATA, 2, RequestBody.emptyList());
    }

    /** A broker that wants a login tells its versions to anybody, and hangs up on every other question. */
    private static Answer brokersWithoutLogin(BrokerConnection broker, ProtocolRequest request)
            throws ProbeFailure, IOException {
        try {
            return brokers(broker);
        } catch (EOFException e) {
            throw new ProbeFailure(
                    Diagnosis.AUTHENTICATION_FAILED, request.messages().get("probe.detail.kafka_wants_login"));
        }
    }

    private static Evidence cluster(Answer answer, ProtocolRequest request) throws IOException {
        int brokers = answer.int32();
        for (int left = brokers; left > 0; left--) {
            answer.int32();
            answer.string();
            answer.int32();
            answer.string();
        }
        return new Evidence(request.messages(), "Kafka")
                .add(request.messages().get("probe.evidence.kafka_cluster", answer.string(), brokers));
    }

    static ProbeFailure refused(int error, ProtocolRequest request) {
        return new ProbeFailure(
                Diagnosis.SERVICE_ERROR, request.messages().get("probe.detail.kafka_code", Integer.toString(error)));
    }
}
