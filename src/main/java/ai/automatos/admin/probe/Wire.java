package ai.automatos.admin.probe;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A connection to one server, in clear or in TLS.
 *
 * @param tls the protocol's name, {@code TLSv1.3}; null if in clear
 */
public record Wire(Socket socket, @Nullable String tls) implements Closeable {
    /**
     * Connects; in TLS the handshake is done, and certificate and name are verified. A server in clear may wait for ever
     * for the end of what it takes for a command, so the handshake has most of the time limit, not all of it.
     *
     * @param secure whether TLS is asked for; the authorities are those of the {@link Authorities}
     */
    public static Wire open(ProtocolRequest request, Route route, String host, int port, boolean secure)
            throws ProbeFailure, IOException {
        if (!secure) {
            return new Wire(route.connect(host, port), null);
        }
        SSLContext authorities = Authorities.of(request, route);
        Socket plain = route.connect(host, port);
        boolean open = false;
        try {
            plain.setSoTimeout(patience(route.limit()));
            SSLSocket socket = Route.secure(plain, host, port, authorities);
            socket.setSoTimeout(0);
            open = true;
            return new Wire(socket, socket.getSession().getProtocol());
        } catch (SocketTimeoutException e) {
            throw new ProbeFailure(Diagnosis.TLS_FAILED, request.messages().get("probe.store.no_handshake"));
        } finally {
            if (!open) {
                plain.close();
            }
        }
    }

    private static int patience(Duration limit) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, limit.toMillis() * 3 / 4));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
