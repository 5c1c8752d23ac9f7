package ai.automatos.admin.probe.kafka;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;

/** Kafka over TLS. */
class KafkaTlsTest extends TlsContract {
    @Override
    protected ProtocolProbe probe() {
        return new KafkaProbe();
    }

    @Override
    protected String type() {
        return "redpanda";
    }

    @Override
    protected String[] values(int port) {
        return new String[] {
            "bootstrap_servers",
            "localhost:" + port,
            "security_protocol",
            "SASL_SSL",
            "username",
            "app",
            "password",
            "p4ss"
        };
    }
}
