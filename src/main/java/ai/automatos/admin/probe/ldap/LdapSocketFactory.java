package ai.automatos.admin.probe.ldap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * What the directory client makes by its class name when it connects. It connects on the thread that asked, so the
 * thread carries the one socket over to here.
 */
public final class LdapSocketFactory extends SocketFactory {
    private static final ThreadLocal<@Nullable Socket> CURRENT = new ThreadLocal<>();

    /** Gives {@code socket} to this thread's next connection, and to no other. */
    static void give(Socket socket) {
        CURRENT.set(socket);
    }

    static void forget() {
        CURRENT.remove();
    }

    /** Asked for by the directory client. */
    public static SocketFactory getDefault() {
        return new LdapSocketFactory();
    }

    @Override
    public Socket createSocket() throws IOException {
        Socket socket = CURRENT.get();
        if (socket == null) {
            throw new IOException("one connection only");
        }
        CURRENT.remove();
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
