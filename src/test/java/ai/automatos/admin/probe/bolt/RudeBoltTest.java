package ai.automatos.admin.probe.bolt;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like Bolt. */
class RudeBoltTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new BoltProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("memgraph");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values("host", host, "port", Integer.toString(port), "username", "app", "password", "p4ss");
    }
}
