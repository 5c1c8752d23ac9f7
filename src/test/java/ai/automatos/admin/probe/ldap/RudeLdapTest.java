package ai.automatos.admin.probe.ldap;

import ai.automatos.admin.catalog.CredentialType;
import ai.automatos.admin.common.SecretBytes;
import ai.automatos.admin.probe.ProbeFixture;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.RudeServerContract;
import java.util.Map;

/** What only looks like a directory. */
class RudeLdapTest extends RudeServerContract {
    @Override
    protected ProtocolProbe probe() {
        return new LdapProbe();
    }

    @Override
    protected CredentialType type() {
        return ProbeFixture.shipped("ldap_bind");
    }

    @Override
    protected Map<String, SecretBytes> values(String host, int port) {
        return ProbeFixture.values(
                "host",
                host,
                "port",
                Integer.toString(port),
                "security",
                "none",
                "bind_dn",
                "cn=app,dc=example,dc=com",
                "bind_password",
                "p4ssword");
    }
}
