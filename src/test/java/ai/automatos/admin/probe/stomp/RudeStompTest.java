package ai.automatos.admin.probe.stomp;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like a broker. */
class RudeStompTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new StompProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("stomp_broker");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values("host", host, "port", Integer.toString(port), "username", "u", "password", "p4ss");
    }
}
