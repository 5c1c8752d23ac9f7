package ai.automatos.admin.probe.mongo;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

/** What only looks like MongoDB. */
class RudeMongoTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new MongoProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("mongodb");
    }
}
