package ai.automatos.admin.probe.ftp;

import ai.automatos.admin.probe.Authorities;
import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.Protection;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import javax.net.ssl.SSLContext;

/**
 * Where and as whom to log in.
 *
 * @param password never empty: a server wants something for anonymous access too (RFC 1635)
 * @param trust whose certificates count
 */
record FtpLogin(String host, int port, Protection security, String user, String password, SSLContext trust) {
    static FtpLogin of(ProtocolRequest request, Route route) throws ProbeFailure {
        String user = request.requiredLine("username");
        boolean guest = anonymous(user) && request.given("password").isEmpty();
        return new FtpLogin(
                request.host(),
                request.port(),
                Protection.of(request),
                user,
                guest ? "anonymous@" : request.requiredLine("password"),
                Authorities.of(request, route));
    }

    /** Whether everybody may log in under this name, whatever the password. */
    boolean anonymous() {
        return anonymous(user);
    }

    private static boolean anonymous(String user) {
        return user.equalsIgnoreCase("anonymous") || user.equalsIgnoreCase("ftp");
    }

    @Override
    public String toString() {
        return host + ":" + port + " " + security;
    }
}
