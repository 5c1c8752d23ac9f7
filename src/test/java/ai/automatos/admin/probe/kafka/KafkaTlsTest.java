package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsHandshakeContract;
import java.util.Map;

/** Kafka over TLS. */
class KafkaTlsTest extends TlsHandshakeContract {
    @Override
    protected ProtocolProbe probe() {
        return new KafkaProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("redpanda");
    }

    @Override
    protected Map<String, SecretBytes> values(int port) {
        return ProbeFixture.values(
                "bootstrap_servers", "localhost:" + port,
                "security_protocol", "SASL_SSL",
                "username", "u",
                "password", "p4ss");
    }
}
