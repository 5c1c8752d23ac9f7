package ai.automatos.admin.probe;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * The one server of a request.
 *
 * @param tls who decides whether the server's certificate counts, or null if the connection is to be in clear
 */
public record Endpoint(String host, int port, @Nullable SSLContext tls) {
    /** From the parameters {@code host}, {@code port}, {@code tls} and {@code ca_certificate}. */
    public static Endpoint of(ProtocolRequest request, Route route) throws ProbeFailure {
        SSLContext tls = request.flag("tls") ? Authorities.of(request, route) : null;
        return new Endpoint(request.host(), request.port(), tls);
    }

    /** A connected socket, the TLS handshake done if there is to be one. */
    public Socket connect(Route route) throws IOException {
        Socket plain = route.connect(host, port);
        return tls == null ? plain : Route.secure(plain, host, port, tls);
    }

    /** The TLS version of a connection as Java names it, or null if it is in clear. */
    public static @Nullable String protocol(Socket socket) {
        return socket instanceof SSLSocket secure ? secure.getSession().getProtocol() : null;
    }
}
