package ai.automatos.admin.probe.nats;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;

/** NATS over TLS. */
class NatsTlsTest extends TlsContract {
    @Override
    protected ProtocolProbe probe() {
        return new NatsProbe();
    }

    @Override
    protected String type() {
        return "nats";
    }

    @Override
    protected String before() {
        return "INFO {\"tls_required\":true}\r\n";
    }
}
