package ai.automatos.admin.probe.bolt;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

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
}
