package ai.automatos.admin.probe.memcached;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

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
}
