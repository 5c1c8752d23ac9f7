package ai.automatos.admin.probe.ssh;

import ai.automatos.admin.probe.Route;
import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The client's socket, over the test's route. Listens to the first bytes: the client itself does not tell a server that
 * hangs up from one that speaks something else.
 */
final class SshSockets implements SocketFactory {
    private static final String SSH = "SSH-";

    private final Route route;
    private final StringBuffer beginning = new StringBuffer();

    SshSockets(Route route) {
        this.route = route;
    }

    /** Whether the server spoke, but not as RFC 4253, 4.2 has it. */
    boolean heardSomethingElse() {
        return beginning.length() > 0 && !SSH.startsWith(beginning.toString());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return route.connect(host, port);
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
        return new FilterInputStream(socket.getInputStream()) {
            @Override
            public int read() throws IOException {
                int next = in.read();
                if (next >= 0) {
                    listen(new byte[] {(byte) next}, 0, 1);
                }
                return next;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                listen(bytes, offset, count);
                return count;
            }
        };
    }

    private void listen(byte[] bytes, int offset, int count) {
        int missing = SSH.length() - beginning.length();
        if (missing > 0 && count > 0) {
            beginning.append(new String(bytes, offset, Math.min(missing, count), StandardCharsets.ISO_8859_1));
        }
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
    }
}
