package ai.automatos.admin.net;

import ai.automatos.admin.common.CancelSignal;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/** Connects only where its guard allows, and is closed at once when cancelled, whatever it is doing. */
final class GuardedSocket extends Socket {
    private final AddressGuard guard;
    private final CancelSignal.Registration registration;

    GuardedSocket(AddressGuard guard, CancelSignal cancel) {
        super(Proxy.NO_PROXY);
        this.guard = guard;
        this.registration = cancel.onCancel(this::closeQuietly);
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    /** The last word on the address: nothing resolves it again after this. */
    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        if (!(endpoint instanceof InetSocketAddress target) || target.isUnresolved()) {
            throw new UnknownHostException(endpoint.toString());
        }
        guard.check(target.getAddress());
        super.connect(target, timeout);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new EndingStream(super.getInputStream());
    }

    @Override
    public synchronized void close() throws IOException {
        registration.close();
        super.close();
    }

    /** Not through {@link #close}: this may run before there is a registration to end. */
    private void closeQuietly() {
        try {
            super.close();
        } catch (IOException e) {
            // Closed for its user either way.
            return;
        }
    }
}
