package ai.automatos.admin.probe.mqtt;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

/** What only looks like a broker. */
class RudeMqttTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new MqttProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("mqtt_broker");
    }
}
