package ai.automatos.admin.probe.nats;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsHandshakeContract;
import java.util.Map;

/** NATS over TLS. */
class NatsTlsTest extends TlsHandshakeContract {
    @Override
    protected ProtocolProbe probe() {
        return new NatsProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("nats");
    }

    @Override
    protected Map<String, SecretBytes> values(int port) {
        return ProbeFixture.values(
                "host",
                "localhost",
                "port",
                Integer.toString(port),
                "username",
                "u",
                "password",
                "p4ss",
                "tls",
                "true");
    }

    @Override
    protected String before() {
        return "INFO {\"tls_required\":true}\r\n";
    }
}
