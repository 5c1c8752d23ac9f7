package ai.automatos.admin.probe.nats;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.List;

/** What only looks like a broker. */
class RudeNatsTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new NatsProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("nats");
    }

    /** Both wait for the other to speak first. */
    @Override
    protected List<Diagnosis> web() {
        return List.of(Diagnosis.TIMEOUT);
    }
}
