package ai.automatos.admin.probe.amqp;

import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsContract;

/** AMQP over TLS. */
class AmqpTlsTest extends TlsContract {
    @Override
    protected ProtocolProbe probe() {
        return new AmqpProbe();
    }

    @Override
    protected String type() {
        return "amqp_mq";
    }
}
