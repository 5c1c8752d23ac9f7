package ai.automatos.admin.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS over a connection that exists, with certificate and name verified. Closing it closes the connection below. */
public final class TlsSockets {
    private TlsSockets() {}

    /** Handshake done. @param host as the user wrote it; the certificate must name it */
    public static SSLSocket secure(Socket plain, String host, int port, SSLContext context) throws IOException {
        SSLSocket socket = unshaken(plain, host, port, context);
        try {
            socket.startHandshake();
        } catch (SocketException e) {
            // Most servers in clear hang up on the beginning of a TLS connection.
            throw new SSLException(e.getMessage(), e);
        }
        return socket;
    }

    /** As {@link #secure}, for clients that begin the handshake by themselves; it verifies the name as well. */
    public static SSLSocket unshaken(Socket plain, String host, int port, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }
}
