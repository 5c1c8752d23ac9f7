package ai.automatos.admin.probe.jdbc;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.List;
import java.util.Map;

/** What only looks like MySQL. */
class RudeMySqlTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new MySqlProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("mysql");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "host", host, "port", Integer.toString(port), "password", "p4ss", "ssl_mode", "DISABLED");
    }

    /** Here the server speaks first, and a web server waits. */
    @Override
    protected List<Diagnosis> web() {
        return List.of(Diagnosis.WRONG_BASE_URL, Diagnosis.TIMEOUT);
    }
}
