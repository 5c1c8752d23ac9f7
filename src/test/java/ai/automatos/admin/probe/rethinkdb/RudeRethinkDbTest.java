package ai.automatos.admin.probe.rethinkdb;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like RethinkDB. */
class RudeRethinkDbTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new RethinkDbProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("rethinkdb");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values("host", host, "port", Integer.toString(port), "user", "app", "password", "p4ss");
    }
}
