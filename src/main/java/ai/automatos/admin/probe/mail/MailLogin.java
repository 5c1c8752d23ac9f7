package ai.automatos.admin.probe.mail;

import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import javax.net.ssl.SSLContext;

/**
 * Where and as whom to sign in to a mail server.
 *
 * @param trust whose certificates count
 */
record MailLogin(String host, int port, Protection security, String user, String password, SSLContext trust) {
    static MailLogin of(ProtocolRequest request, Route route) throws ProbeFailure {
        return new MailLogin(
                request.host(),
                request.port(),
                Protection.of(request),
                request.requiredLine("username"),
                request.requiredLine("password"),
                Authorities.of(request, route));
    }

    boolean upgrades() {
        return security == Protection.UPGRADE;
    }

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
