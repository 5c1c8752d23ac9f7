package ai.automatos.admin.probe.ssh;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;

class RudeSshTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new SshProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("ssh_password");
    }
}
