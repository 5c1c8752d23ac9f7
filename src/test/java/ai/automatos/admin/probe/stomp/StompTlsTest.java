package ai.automatos.admin.probe.stomp;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.TlsHandshakeContract;
import java.util.Map;

/** STOMP over TLS. */
class StompTlsTest extends TlsHandshakeContract {
    @Override
    protected ProtocolProbe probe() {
        return new StompProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("stomp_broker");
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
}
