package ai.automatos.admin.probe.redis;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;

/** A connected socket that stops reading after so many bytes, for a client that believes every length it is told. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class CappedSocket extends Socket {
    private final Socket socket;
    private final InputStream in;

    CappedSocket(Socket socket, long mostBytes) throws IOException {
        this.socket = socket;
        this.in = new Capped(socket.getInputStream(), mostBytes);
    }

    @Override
    public InputStream getInputStream() {
        return in;
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void setSoTimeout(int millis) throws java.net.SocketException {
        socket.setSoTimeout(millis);
    }

    @Override
    public boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public boolean isBound() {
        return socket.isBound();
    }

    @Override
    public boolean isClosed() {
        return socket.isClosed();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static final class Capped extends FilterInputStream {
        private long left;

        Capped(InputStream in, long mostBytes) {
            super(in);
            this.left = mostBytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new ProtocolException("answer too long");
            }
            int count = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        }
    }
}
