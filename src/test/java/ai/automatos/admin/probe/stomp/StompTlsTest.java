package ai.automatos.admin.probe.stomp;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;

/** STOMP over TLS. */
class StompTlsTest extends TlsContract {
    @Override
    protected ProtocolProbe probe() {
        return new StompProbe();
    }

    @Override
    protected String type() {
        return "stomp_broker";
    }
}
