package ai.automatos.admin.probe.ssh;

import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.WatchedStream;
import com.jcraft.jsch.SocketFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

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
        return new WatchedStream(socket.getInputStream()) {
            @Override
            protected void look(char next) {
                if (beginning.length() < SSH.length()) {
                    beginning.append(next);
                }
            }
        };
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
        return socket.getOutputStream();
    }
}
