package ai.automatos.admin.net;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets to one host and port, already connected, for client libraries that take a {@link SocketFactory}: the library
 * neither resolves the name nor chooses the address. One instance serves one exchange.
 */
public final class GuardedSocketFactory extends SocketFactory {
    private final GuardedNetwork network;
    private final String host;
    private final int port;
    private final AddressGuard guard;
    private final CancelSignal cancel;

    public GuardedSocketFactory(
            GuardedNetwork network, String host, int port, AddressGuard guard, CancelSignal cancel) {
        this.network = network;
        this.host = host;
        this.port = port;
        this.guard = guard;
        this.cancel = cancel;
    }

    @Override
    public Socket createSocket() throws IOException {
        return network.connect(host, port, guard, cancel);
    }

    @Override
    public Socket createSocket(String otherHost, int otherPort) throws IOException {
        return network.connect(otherHost, otherPort, guard, cancel);
    }

    @Override
    public Socket createSocket(InetAddress address, int otherPort) throws IOException {
        return network.connect(address.getHostAddress(), otherPort, guard, cancel);
    }

    @Override
    public Socket createSocket(String otherHost, int otherPort, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("no choice of the local address");
    }

    @Override
    public Socket createSocket(InetAddress address, int otherPort, InetAddress local, int localPort) {
        throw new UnsupportedOperationException("no choice of the local address");
    }
}
