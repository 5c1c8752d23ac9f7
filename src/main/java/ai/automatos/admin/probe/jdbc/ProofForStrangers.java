package ai.automatos.admin.probe.jdbc;

import java.io.IOException;
import java.sql.SQLException;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.HostAddress;
import org.mariadb.jdbc.client.Context;
import org.mariadb.jdbc.client.ReadableByteBuf;
import org.mariadb.jdbc.client.socket.Reader;
import org.mariadb.jdbc.client.socket.Writer;
import org.mariadb.jdbc.export.SslMode;
import org.mariadb.jdbc.plugin.AuthenticationPlugin;
import org.mariadb.jdbc.plugin.AuthenticationPluginFactory;
import org.mariadb.jdbc.plugin.authentication.AuthenticationPluginLoader;
import org.mariadb.jdbc.plugin.authentication.standard.CachingSha2PasswordPlugin;

/**
 * MySQL's usual way to log in: a proof of the password, and where the server does not remember the account, the password
 * itself. The driver would send that over any encryption; here only a server that was verified gets it. The driver finds
 * this class as a service, before its own.
 */
public final class ProofForStrangers implements AuthenticationPluginFactory {
    static final String TYPE = "caching_sha2_password";

    /** Whether the driver takes this class and not its own. */
    static boolean isInForce(Configuration configuration) throws SQLException {
        return AuthenticationPluginLoader.get(TYPE, configuration) instanceof ProofForStrangers;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public AuthenticationPlugin initialize(
            String password, byte[] seed, Configuration configuration, HostAddress address) {
        if (configuration.sslMode() != SslMode.TRUST) {
            return new CachingSha2PasswordPlugin(password, seed, configuration, address);
        }
        HostAddress unproven = HostAddress.from(address.host, address.port, "verify-full");
        return new ProofOnly(new CachingSha2PasswordPlugin(password, seed, configuration, unproven));
    }

    /** Tells the driver that the certificate is still to be proven: then it refuses by itself. */
    private record ProofOnly(CachingSha2PasswordPlugin plugin) implements AuthenticationPlugin {
        @Override
        public ReadableByteBuf process(Writer out, Reader in, Context context, boolean certificateUnproven)
                throws IOException, SQLException {
            return plugin.process(out, in, context, true);
        }
    }
}
