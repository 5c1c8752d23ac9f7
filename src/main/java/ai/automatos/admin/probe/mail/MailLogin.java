package ai.automatos.admin.probe.mail;

import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import javax.net.ssl.SSLContext;

/**
 * Where and as whom to sign in to a mail server.
 *
 * @param trust whose certificates count
 */
record MailLogin(String host, int port, Security security, String user, String password, SSLContext trust) {
    /** How the way to the server is protected. */
    enum Security {
        NONE,
        /** In clear first, then TLS, and no password before that. */
        STARTTLS,
        /** From the first byte. */
        TLS
    }

    static MailLogin of(ProtocolRequest request, Route route) throws ProbeFailure {
        return new MailLogin(
                request.host(),
                request.port(),
                security(request),
                request.requiredLine("username"),
                request.requiredLine("password"),
                Authorities.of(request, route));
    }

    private static Security security(ProtocolRequest request) throws ProbeFailure {
        for (Security one : Security.values()) {
            if (one.name().equalsIgnoreCase(request.required("security"))) {
                return one;
            }
        }
        throw request.invalid("probe.mail.security", request.label("security"));
    }

    boolean upgrades() {
        return security == Security.STARTTLS;
    }

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
