package ai.automatos.admin.probe.mqtt;

import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.NotTestableHere;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;

/** What the code means with which a broker keeps a client out: those of 3.1.1 up to 5, those of MQTT 5 above. */
final class MqttRefusal {
    private static final int ID_REJECTED_V3 = 2;
    private static final int ID_REJECTED_V5 = 0x85;

    private MqttRefusal() {}

    static boolean wantsOtherVersion(int code) {
        return code == 1 || code == 0x84;
    }

    /** @throws NotTestableHere if the broker insists on an ID that it knows */
    static ProbeFailure of(int code, ProtocolRequest request) throws NotTestableHere {
        if (code == ID_REJECTED_V3 || code == ID_REJECTED_V5) {
            throw new NotTestableHere(request.messages().get("probe.detail.mqtt_client_id"));
        }
        String hex = String.format(java.util.Locale.ROOT, "0x%02x", code);
        return new ProbeFailure(diagnosis(code), request.messages().get("probe.detail.mqtt_code", hex));
    }

    private static Diagnosis diagnosis(int code) {
        return switch (code) {
            // "Not authorised" is what most brokers say to a wrong password.
            case 4, 5, 0x86, 0x87, 0x8c -> Diagnosis.AUTHENTICATION_FAILED;
            case 0x8a -> Diagnosis.PERMISSION_DENIED;
            case 3, 0x80, 0x83, 0x88, 0x89 -> Diagnosis.SERVICE_ERROR;
            case 0x97, 0x9f -> Diagnosis.RATE_LIMITED;
            case 0x9c, 0x9d -> Diagnosis.REDIRECTED;
            case 1, 0x81, 0x82, 0x84 -> Diagnosis.WRONG_BASE_URL;
            default -> Diagnosis.OTHER;
        };
    }
}
