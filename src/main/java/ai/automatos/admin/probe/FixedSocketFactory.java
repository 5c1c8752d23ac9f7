package ai.automatos.admin.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/** For client libraries: wherever they want to connect, the socket goes where the test goes. */
abstract class FixedSocketFactory extends SocketFactory {
    @Override
    public abstract Socket createSocket() throws IOException;

    @Override
    public final Socket createSocket(String host, int port) throws IOException {
        return createSocket();
    }

    @Override
    public final Socket createSocket(InetAddress address, int port) throws IOException {
        return createSocket();
    }

    @Override
    public final Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return createSocket();
    }

    @Override
    public final Socket createSocket(InetAddress address, int port, InetAddress local, int localPort)
            throws IOException {
        return createSocket();
    }
}
