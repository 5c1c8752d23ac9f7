package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.crypto.Hash;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.MadeUp;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Scram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A login by SASL within Kafka's protocol.
 *
 * @param mechanism {@code PLAIN}, {@code SCRAM-SHA-256} or {@code SCRAM-SHA-512}
 */
record KafkaLogin(String mechanism, String user, String password, ProtocolRequest request) {
    private static final int SASL_HANDSHAKE = 17;
    private static final int SASL_AUTHENTICATE = 36;
    private static final int UNSUPPORTED_MECHANISM = 33;
    private static final int ILLEGAL_STATE = 34;
    private static final int NONCE_LENGTH = 24;

    static KafkaLogin of(ProtocolRequest request) throws ProbeFailure {
        return new KafkaLogin(
                request.given("sasl_mechanism").orElse("PLAIN"),
                request.required("username"),
                request.required("password"),
                request);
    }

    void logIn(BrokerConnection broker) throws ProbeFailure, IOException {
        agreeOnMechanism(broker);
        switch (mechanism) {
            case "PLAIN" -> say(broker, "\0" + user + "\0" + password);
            case "SCRAM-SHA-256" -> scram(broker, Hash.SHA_256);
            case "SCRAM-SHA-512" -> scram(broker, Hash.SHA_512);
            default -> throw request.invalid("probe.detail.unusable", request.label("sasl_mechanism"));
        }
    }

    private void agreeOnMechanism(BrokerConnection broker) throws ProbeFailure, IOException {
        Answer answer = broker.ask(SASL_HANDSHAKE, 1, RequestBody.string(mechanism));
        int error = answer.int16();
        if (error == ILLEGAL_STATE) {
            throw request.invalid("probe.detail.kafka_no_login");
        }
        if (error == UNSUPPORTED_MECHANISM) {
            List<String> offered = new ArrayList<>();
            for (int left = answer.int32(); left > 0; left--) {
                offered.add(answer.string());
            }
            throw request.invalid("probe.detail.kafka_mechanism", mechanism, String.join(", ", offered));
        }
        if (error != 0) {
            throw KafkaProbe.refused(error, request);
        }
    }

    private void scram(BrokerConnection broker, Hash hash) throws ProbeFailure, IOException {
        Scram scram = new Scram(hash, user, password, MadeUp.text(NONCE_LENGTH));
        String challenge = say(broker, scram.first());
        scram.check(say(broker, scram.answer(challenge)));
    }

    private String say(BrokerConnection broker, String message) throws ProbeFailure, IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        Answer answer = broker.ask(SASL_AUTHENTICATE, 0, RequestBody.bytes(bytes));
        int error = answer.int16();
        String explanation = answer.string();
        if (error != 0) {
            throw new ProbeFailure(Diagnosis.AUTHENTICATION_FAILED, explanation);
        }
        return answer.bytesAsText();
    }

    /** Without the password. */
    @Override
    public String toString() {
        return mechanism;
    }
}
