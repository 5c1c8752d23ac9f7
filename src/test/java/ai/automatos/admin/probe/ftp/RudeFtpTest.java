package ai.automatos.admin.probe.ftp;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.List;
import java.util.Map;

/** What only looks like an FTP server. */
class RudeFtpTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new FtpProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("ftp");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "host", host, "port", Integer.toString(port), "username", "u", "password", "p4ssword");
    }

    /** An FTP server speaks first, a web server never does: both wait. */
    @Override
    protected List<Diagnosis> web() {
        return List.of(Diagnosis.TIMEOUT);
    }
}
