package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like Derby. */
class RudeDerbyTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new RelayedProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("apache_derby_server");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "host", host, "port", Integer.toString(port), "database", "shop", "user", "app", "password", "p4ss");
    }
}
