package ai.automatos.admin.probe.ldap;

import ai.automatos.admin.catalog.ProtocolRecipe;
import ai.automatos.admin.probe.ConnectedSocket;
import ai.automatos.admin.probe.Endpoint;
import ai.automatos.admin.probe.OneSocket;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolProbe;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import javax.naming.NamingException;
import javax.naming.ldap.InitialLdapContext;
import javax.naming.ldap.LdapContext;
import org.jspecify.annotations.Nullable;

/** Tests by binding to a directory and asking it who we are. Nothing is written. Thread-safe. */
public final class LdapProbe implements ProtocolProbe {
    @Override
    public boolean speaks(ProtocolRecipe recipe) {
        return recipe.kind().equals("ldap");
    }

    @Override
    public Proof probe(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        LdapLogin login = LdapLogin.of(request, route);
        boolean atOnce = login.security() == Protection.TLS;
        try (Wire wire = Wire.open(request, route, Endpoint.of(request), atOnce)) {
            return bind(login, new ConnectedSocket(wire.socket()), wire.tls(), request);
        }
    }

    private static Proof bind(LdapLogin login, ConnectedSocket socket, @Nullable String tls, ProtocolRequest request)
            throws ProbeFailure, IOException {
        LdapFailures failures = new LdapFailures(login, socket, request);
        ProbeSocketFactory.use(new OneSocket(socket)::createSocket);
        try {
            LdapContext context = new InitialLdapContext(login.environment(), null);
            try {
                return new LdapSession(context, login, failures, request).prove(tls);
            } finally {
                context.close();
            }
        } catch (NamingException e) {
            throw failures.of(e);
        } finally {
            ProbeSocketFactory.release();
        }
    }
}
