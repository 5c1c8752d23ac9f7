package ai.automatos.admin.probe.mqtt;

import ai.automatos.admin.probe.CounterProof;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.MadeUp;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One broker, asked again and again to let a client in, each time on a connection of its own. */
record MqttBroker(Route route, ProtocolRequest request) {
    private static final int PASSWORD_LENGTH = 24;

    /**
     * @param code the broker's, 0 if it lets the client in
     * @param tls version as Java names it, null if not encrypted
     */
    record Answer(int version, int code, @Nullable String tls) {
        boolean letIn() {
            return code == 0;
        }
    }

    /** @param version as in {@link MqttLogin} */
    Answer ask(int version, @Nullable String user, @Nullable String password) throws ProbeFailure, IOException {
        MqttLogin login = new MqttLogin(version, clientId(), user, password);
        try (Wire wire = Wire.open(request, route)) {
            int code =
                    login.attempt(wire.socket().getInputStream(), wire.socket().getOutputStream());
            return new Answer(version, code, wire.tls());
        } catch (EOFException e) {
            throw new ProbeFailure(Diagnosis.SERVICE_ERROR, request.messages().get("probe.detail.mqtt_hung_up"));
        }
    }

    /**
     * Whether a password proves nothing here. A made-up one is tried only at a broker that lets clients in without any,
     * so that no broker counts a failed login.
     */
    boolean takesAnyPassword(int version, String user) {
        return !CounterProof.fails(() -> ask(version, null, null).letIn()
                && ask(version, user, MadeUp.text(PASSWORD_LENGTH)).letIn());
    }

    /**
     * Never the client's own: the broker would throw the real client out, and a clean session would delete the messages
     * that wait for it. Brokers that look at the beginning see the client's. Else as 3.1.1 wants all brokers to take it.
     */
    private String clientId() {
        Optional<String> own = request.given("client_id");
        return own.map(id -> id + "-test" + MadeUp.text(6)).orElseGet(() -> "automatos" + MadeUp.text(12));
    }
}
