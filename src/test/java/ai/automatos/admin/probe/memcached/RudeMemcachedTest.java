package ai.automatos.admin.probe.memcached;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like memcached. */
class RudeMemcachedTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new MemcachedProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("memcached");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values("host", host, "port", Integer.toString(port), "username", "app", "password", "p4ss");
    }
}
