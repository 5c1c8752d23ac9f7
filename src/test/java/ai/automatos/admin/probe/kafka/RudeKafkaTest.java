package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like Kafka. */
class RudeKafkaTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new KafkaProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("apache_kafka");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "bootstrap_servers", host + ":" + port,
                "security_protocol", "SASL_PLAINTEXT",
                "username", "u",
                "password", "p4ss");
    }
}
