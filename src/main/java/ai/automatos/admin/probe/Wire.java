package ai.automatos.admin.probe;

import ai.automatos.admin.net.TlsSockets;
import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one server, in clear or in TLS.
 *
 * @param tls the protocol's name, {@code TLSv1.3}; null if in clear
 */
public record Wire(Socket socket, @Nullable String tls) implements Closeable {
    /** As {@link #open(ProtocolRequest, Route, Endpoint, boolean)}, by the parameters host, port and {@code tls}. */
    public static Wire open(ProtocolRequest request, Route route) throws ProbeFailure, IOException {
        return open(request, route, Endpoint.of(request), request.flag("tls"));
    }

    /**
     * Connects; in TLS the handshake is done, and certificate and name are verified. A server in clear may wait for ever
     * for the end of what it takes for a command, so the handshake has most of the time limit, not all of it.
     *
     * @param secure whether TLS is asked for; the authorities are those of the {@link Authorities}
     */
    public static Wire open(ProtocolRequest request, Route route, Endpoint place, boolean secure)
            throws ProbeFailure, IOException {
        if (!secure) {
            return new Wire(route.connect(place.host(), place.port()), null);
        }
        SSLContext authorities = Authorities.of(request, route);
        Socket plain = route.connect(place.host(), place.port());
        boolean open = false;
        try {
            plain.setSoTimeout(patience(route.limit()));
            Wire wire = new Wire(plain, null).secured(place, authorities);
            wire.socket.setSoTimeout(0);
            open = true;
            return wire;
        } catch (SocketTimeoutException e) {
            throw new ProbeFailure(Diagnosis.TLS_FAILED, request.messages().get("probe.detail.no_handshake"));
        } finally {
            if (!open) {
                plain.close();
            }
        }
    }

    /** To the first that can be reached, whatever it says then. @param places at least one */
    public static Wire openFirst(ProtocolRequest request, Route route, List<Endpoint> places, boolean secure)
            throws ProbeFailure, IOException {
        IOException failure = new IOException("no server");
        for (Endpoint place : places) {
            try {
                return open(request, route, place, secure);
            } catch (ConnectException | NoRouteToHostException | UnknownHostException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** The same connection, in TLS from here on. Closing either closes both. */
    public Wire secured(Endpoint place, SSLContext authorities) throws IOException {
        SSLSocket secure = TlsSockets.secure(socket, place.host(), place.port(), authorities);
        return new Wire(secure, secure.getSession().getProtocol());
    }

    private static int patience(Duration limit) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis() * 3 / 4));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
