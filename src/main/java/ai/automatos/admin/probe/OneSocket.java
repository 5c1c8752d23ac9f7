package ai.automatos.admin.probe;

import java.io.IOException;
import java.net.Socket;

/** Hands out one socket, once: a client library that takes a factory makes no second connection. */
public final class OneSocket extends FixedSocketFactory {
    private final Socket socket;
    private boolean given;

    public OneSocket(Socket socket) {
        this.socket = socket;
    }

    @Override
    public synchronized Socket createSocket() throws IOException {
        if (given) {
            throw new IOException("one connection only");
        }
        given = true;
        return socket;
    }
}
