package ai.automatos.admin.probe.mqtt;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;

/** MQTT over TLS. */
class MqttTlsTest extends TlsContract {
    @Override
    protected ProtocolProbe probe() {
        return new MqttProbe();
    }

    @Override
    protected String type() {
        return "mqtt_broker";
    }
}
