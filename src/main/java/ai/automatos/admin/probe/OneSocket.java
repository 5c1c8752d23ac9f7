package ai.automatos.admin.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** Hands out one socket, once: a client library that takes a factory makes no second connection. */
public final class OneSocket extends SocketFactory {
    private final Socket socket;
    private boolean given;

    public OneSocket(Socket socket) {
        this.socket = socket;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (given) {
            throw new IOException("one connection only");
        }
        given = true;
        return socket;
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }
}
