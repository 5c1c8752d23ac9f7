package ai.automatos.admin.probe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A socket that is connected already, for client libraries that insist on doing that themselves: connecting it again
 * does nothing. A server that talks without end is ended, and what it said first is remembered, for most clients keep
 * its greeting to themselves.
 */
public final class ConnectedSocket extends Socket {
    /** A login needs a few thousand bytes. */
    private static final long MOST_BYTES = 1 << 20;

    private static final int LONGEST_GREETING = 500;

    private final Socket inner;
    private final UnaryOperator<InputStream> censor;
    private final StringBuffer greeting = new StringBuffer();
    private volatile boolean ended;
    private volatile @Nullable IOException failure;

    public ConnectedSocket(Socket inner) {
        this(inner, UnaryOperator.identity());
    }

    /** @param censor reads before the client does, and breaks off what the client could not bear */
    public ConnectedSocket(Socket inner, UnaryOperator<InputStream> censor) {
        this.inner = inner;
        this.censor = censor;
    }

    /** The server's first line, cut off if long; what there is of it if it is not complete. */
    public String greeting() {
        return greeting.toString().split("\r?\n", 2)[0];
    }

    /** Whether the server has closed its side, as far as was read. */
    public boolean ended() {
        return ended;
    }

    /** Why reading broke off, for some clients swallow it. */
    public Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void connect(SocketAddress anywhere) {
        // It is connected, where the route allowed it.
    }

    @Override
    public void connect(SocketAddress anywhere, int timeout) {
        // As above.
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Heard(censor.apply(inner.getInputStream()));
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return inner.getOutputStream();
    }

    @Override
    public synchronized void close() throws IOException {
        inner.close();
        super.close();
    }

    @Override
    public boolean isConnected() {
        return inner.isConnected();
    }

    @Override
    public boolean isBound() {
        return inner.isBound();
    }

    @Override
    public boolean isClosed() {
        return inner.isClosed();
    }

    @Override
    public InetAddress getInetAddress() {
        return inner.getInetAddress();
    }

    @Override
    public InetAddress getLocalAddress() {
        return inner.getLocalAddress();
    }

    @Override
    public int getPort() {
        return inner.getPort();
    }

    @Override
    public int getLocalPort() {
        return inner.getLocalPort();
    }

    @Override
    public SocketAddress getRemoteSocketAddress() {
        return inner.getRemoteSocketAddress();
    }

    @Override
    public SocketAddress getLocalSocketAddress() {
        return inner.getLocalSocketAddress();
    }

    @Override
    public synchronized void setSoTimeout(int milliseconds) throws SocketException {
        inner.setSoTimeout(milliseconds);
    }

    @Override
    public synchronized int getSoTimeout() throws SocketException {
        return inner.getSoTimeout();
    }

    @Override
    public void setTcpNoDelay(boolean on) throws SocketException {
        inner.setTcpNoDelay(on);
    }

    @Override
    public boolean getTcpNoDelay() throws SocketException {
        return inner.getTcpNoDelay();
    }

    @Override
    public void setKeepAlive(boolean on) throws SocketException {
        inner.setKeepAlive(on);
    }

    @Override
    public boolean getKeepAlive() throws SocketException {
        return inner.getKeepAlive();
    }

    @Override
    public void shutdownInput() throws IOException {
        inner.shutdownInput();
    }

    @Override
    public void shutdownOutput() throws IOException {
        inner.shutdownOutput();
    }

    @Override
    public boolean isInputShutdown() {
        return inner.isInputShutdown();
    }

    @Override
    public boolean isOutputShutdown() {
        return inner.isOutputShutdown();
    }

    private final class Heard extends FilterInputStream {
        private long bytes;

        Heard(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(into, offset, length);
                bytes += Math.max(read, 0);
                if (bytes > MOST_BYTES) {
                    throw new ProtocolException("more than " + MOST_BYTES + " bytes for a login");
                }
            } catch (IOException e) {
                failure = failure == null ? e : failure;
                throw e;
            }
            ended = read < 0;
            int room = Math.min(read, LONGEST_GREETING - greeting.length());
            if (room > 0) {
                greeting.append(new String(into, offset, room, StandardCharsets.ISO_8859_1));
            }
            return read;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
