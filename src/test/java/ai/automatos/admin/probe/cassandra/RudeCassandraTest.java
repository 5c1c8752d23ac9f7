package ai.automatos.admin.probe.cassandra;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

/** What only looks like Cassandra. */
class RudeCassandraTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new CassandraProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("apache_cassandra");
    }
}
