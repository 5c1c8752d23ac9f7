package ai.automatos.admin.probe.stomp;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

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
}
