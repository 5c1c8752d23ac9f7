package ai.automatos.admin.probe.mqtt;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Tests by logging in to an MQTT broker. A login is two packets, so they are written here; the client libraries bring
 * threads and reconnection that a test must not have. Thread-safe.
 */
public final class MqttProbe implements ProtocolProbe {
    private static final int V3 = 4;
    private static final int V5 = 5;

    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("mqtt");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, NotTestableHere, IOException {
        request.requireUsable(MqttLogin::fits, "username", "password", "client_id");
        String password = request.given("password").orElse(null);
        // A password needs a user name beside it, be it an empty one.
        String user = password == null ? request.given("username").orElse(null) : request.text("username");
        MqttBroker broker = new MqttBroker(route, request);
        MqttBroker.Answer answer = ask(broker, user, password);
        if (!answer.letIn()) {
            throw MqttRefusal.of(answer.code(), request);
        }
        if (password != null && broker.takesAnyPassword(answer.version(), request.text("username"))) {
            throw request.invalid("probe.detail.takes_any_login");
        }
        return evidence(request, answer, user).proof();
    }

    /** In the older version first, which every broker but a few speaks. */
    private static MqttBroker.Answer ask(MqttBroker broker, @Nullable String user, @Nullable String password)
            throws ProbeFailure, IOException {
        MqttBroker.Answer answer = broker.ask(V3, user, password);
        return MqttRefusal.wantsOtherVersion(answer.code()) ? broker.ask(V5, user, password) : answer;
    }

    private static Evidence evidence(ProtocolRequest request, MqttBroker.Answer answer, @Nullable String user) {
        return new Evidence(request.messages(), answer.version() == V5 ? "MQTT 5" : "MQTT 3.1.1")
                .login(user)
                .tls(answer.tls());
    }
}
