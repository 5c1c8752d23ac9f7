package ai.automatos.admin.probe;

import ai.automatos.admin.common.CancelSignal;
import ai.automatos.admin.net.AddressGuard;
import ai.automatos.admin.net.GuardedNetwork;
import ai.automatos.admin.net.GuardedSocketFactory;
import ai.automatos.admin.net.TlsSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * The one way out of a test: every address passes the guard, every socket closes when the test is over or cancelled. A
 * client library that insists on connecting by itself takes the addresses of {@link #resolve}, never the name.
 */
public final class Route {
    private final GuardedNetwork network;
    private final AddressGuard guard;
    private final SSLContext trust;
    private final Duration limit;
    private final CancelSignal cancel;

    public Route(GuardedNetwork network, AddressGuard guard, SSLContext trust, Duration limit, CancelSignal cancel) {
        this.network = network;
        this.guard = guard;
        this.trust = trust;
        this.limit = limit;
        this.cancel = cancel;
    }

    /** How long the test may take; the runner's watch ends it in any case. */
    public Duration limit() {
        return limit;
    }

    /** Fired when the test is over: close what blocks and is not a socket from here. */
    public CancelSignal cancel() {
        return cancel;
    }

    /** The addresses of a host, at least one, all of them allowed. */
    public List<InetAddress> resolve(String host) throws IOException {
        return network.resolve(host, guard, cancel);
    }

    public Socket connect(String host, int port) throws IOException {
        return network.connect(host, port, guard, cancel);
    }

    /**
     * Not yet connected, for clients that connect by themselves. Whatever address they find, it passes the guard; call
     * {@link #resolve} first, so that a name is refused before they look it up.
     */
    public Socket socket() {
        return network.socket(guard, cancel);
    }

    /** Connected sockets to this one place, for clients that take a factory. */
    public GuardedSocketFactory sockets(String host, int port) {
        return new GuardedSocketFactory(network, host, port, guard, cancel);
    }

    /** TLS to a host for whom somebody vouches whom this computer trusts. */
    public SSLSocket connectSecurely(String host, int port) throws IOException {
        return TlsSockets.secure(connect(host, port), host, port, trust);
    }

    /** For clients that speak TLS by themselves; the name must be verified too. */
    public SSLContext trust() {
        return trust;
    }
}
