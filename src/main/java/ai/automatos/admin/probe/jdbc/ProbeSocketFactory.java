package ai.automatos.admin.probe.jdbc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the driver makes by its class name for each connection. The driver connects on the thread that asked, so the
 * thread carries the way to its sockets over to here.
 */
public final class ProbeSocketFactory extends SocketFactory {
    /** Opens a guarded socket, connected or not, as the driver wants it. */
    interface Source {
        Socket open() throws IOException;
    }

    private static final ThreadLocal<@Nullable Source> CURRENT = new ThreadLocal<>();

    /** Makes this thread's connections go through {@code sockets}, until {@link #release}. */
    static void use(Source sockets) {
        CURRENT.set(sockets);
    }

    static void release() {
        CURRENT.remove();
    }

    @Override
    public Socket createSocket() throws IOException {
        Source sockets = CURRENT.get();
        if (sockets == null) {
            throw new IOException("not within a connection test");
        }
        return sockets.open();
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
