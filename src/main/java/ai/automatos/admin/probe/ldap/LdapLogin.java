package ai.automatos.admin.probe.ldap;

import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProbeSocketFactory;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import java.util.Hashtable;
import javax.naming.Context;
import javax.net.ssl.SSLContext;

/**
 * Where and as whom to bind. Name and password are never empty: a server takes either for a wish to stay anonymous and
 * says yes (RFC 4513, 5.1.1 and 5.1.2).
 *
 * @param baseDn where searches start; may be empty
 * @param trust whose certificates count
 */
record LdapLogin(
        String host, int port, Protection security, String bindDn, String password, String baseDn, SSLContext trust) {
    static LdapLogin of(ProtocolRequest request, Route route) throws ProbeFailure {
        return new LdapLogin(
                request.host(),
                request.port(),
                Protection.of(request),
                request.required("bind_dn"),
                request.required("password"),
                request.text("base_dn"),
                Authorities.of(request, route));
    }

    /** For the client: connect once, bind only when told, follow nobody, keep nothing. */
    Hashtable<String, Object> environment() {
        Hashtable<String, Object> environment = new Hashtable<>();
        String bare = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
        environment.put(Context.PROVIDER_URL, "ldap://" + bare + ":" + port);
        environment.put(Context.REFERRAL, "throw");
        environment.put(Context.SECURITY_AUTHENTICATION, "none");
        environment.put("java.naming.ldap.version", "3");
        environment.put("java.naming.ldap.factory.socket", ProbeSocketFactory.class.getName());
        environment.put("com.sun.jndi.ldap.connect.pool", "false");
        return environment;
    }

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
