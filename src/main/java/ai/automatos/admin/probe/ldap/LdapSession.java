package ai.automatos.admin.probe.ldap;

import ai.automatos.admin.net.TlsSockets;
import ai.automatos.admin.net.UpgradeFactory;
import ai.automatos.admin.probe.Diagnosis;
import ai.automatos.admin.probe.Evidence;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Proof;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolRequest;
import java.io.IOException;
import java.util.Optional;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.Attributes;
import javax.naming.ldap.LdapContext;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.StartTlsRequest;
import javax.naming.ldap.StartTlsResponse;
import org.jspecify.annotations.Nullable;

/** What is said over one connection to a directory. */
final class LdapSession {
    private static final String[] ABOUT = {"vendorName", "vendorVersion", "objectClass", "forestFunctionality"};
    /** RFC 4511, 4.5.1.8: no attribute at all. */
    private static final String[] NOTHING = {"1.1"};

    private final LdapContext context;
    private final LdapLogin login;
    private final LdapFailures failures;
    private final ProtocolRequest request;

    LdapSession(LdapContext context, LdapLogin login, LdapFailures failures, ProtocolRequest request) {
        this.context = context;
        this.login = login;
        this.failures = failures;
        this.request = request;
    }

    /** @param tls version, if the connection is encrypted already */
    Proof prove(@Nullable String tls) throws NamingException, ProbeFailure, IOException {
        String version = login.security() == Protection.UPGRADE ? startTls() : tls;
        context.addToEnvironment(Context.SECURITY_AUTHENTICATION, "simple");
        context.addToEnvironment(Context.SECURITY_PRINCIPAL, login.bindDn());
        context.addToEnvironment(Context.SECURITY_CREDENTIALS, login.password());
        context.reconnect(null);
        String user = whoAmI();
        Proof proof = new Evidence(request.messages(), product())
                .user(user)
                .tls(version)
                .proof();
        return baseIsThere() ? proof : proof.reserved(failures.noBase());
    }

    private String startTls() throws ProbeFailure, NamingException, IOException {
        StartTlsResponse tls;
        try {
            tls = (StartTlsResponse) context.extendedOperation(new StartTlsRequest());
        } catch (NamingException e) {
            throw failures.noStartTls(e);
        }
        return tls.negotiate(new UpgradeFactory(
                        plain -> TlsSockets.unshaken(plain, login.host(), login.port(), login.trust())))
                .getProtocol();
    }

    /** A server that does not know the question has still taken the password; one that answers "nobody" has not. */
    private String whoAmI() throws ProbeFailure, NamingException {
        WhoAmI.Answer answer;
        try {
            answer = (WhoAmI.Answer) context.extendedOperation(new WhoAmI());
        } catch (NamingException e) {
            if (e instanceof CommunicationException && !LdapFailures.isAnswer(e)) {
                throw e;
            }
            return login.bindDn();
        }
        if (answer.name().isEmpty()) {
            throw new ProbeFailure(
                    Diagnosis.AUTHENTICATION_FAILED, request.messages().get("probe.ldap.nobody"));
        }
        return answer.name();
    }

    /** RFC 3045 where the server follows it. */
    private String product() throws CommunicationException {
        try {
            Attributes about = read("", ABOUT);
            Optional<String> vendor = first(about, "vendorName");
            Optional<String> version = first(about, "vendorVersion");
            if (vendor.isPresent() || version.isPresent()) {
                return (vendor.orElse("") + " " + version.orElse("")).strip();
            }
            if (about.get("forestFunctionality") != null) {
                return "Active Directory";
            }
            Attribute classes = about.get("objectClass");
            return classes != null && classes.contains("OpenLDAProotDSE") ? "OpenLDAP" : "LDAP";
        } catch (CommunicationException e) {
            throw e;
        } catch (NamingException e) {
            return "LDAP";
        }
    }

    /** Values stay text and bytes here: only looking up or searching with the client builds objects out of entries. */
    @SuppressWarnings("BanJNDI")
    private Attributes read(String name, String[] attributes) throws NamingException {
        return context.getAttributes(new LdapName(name), attributes);
    }

    private static Optional<String> first(Attributes about, String name) throws NamingException {
        Attribute attribute = about.get(name);
        return attribute == null || attribute.size() == 0
                ? Optional.empty()
                : Optional.of(String.valueOf(attribute.get(0)));
    }

    private boolean baseIsThere() throws CommunicationException {
        if (login.baseDn().isEmpty()) {
            return true;
        }
        try {
            read(login.baseDn(), NOTHING);
            return true;
        } catch (CommunicationException e) {
            throw e;
        } catch (NamingException e) {
            return false;
        }
    }
}
