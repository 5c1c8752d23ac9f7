package ai.automatos.admin.probe.stomp;

import ai.automatos.admin.probe.ProbeFailure;
import ai.automatos.admin.probe.ProtocolRequest;
import ai.automatos.admin.probe.Route;
import ai.automatos.admin.probe.Wire;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One broker, asked again and again to let a client in, each time on a connection of its own. */
record StompBroker(Route route, ProtocolRequest request) {
    /** A broker that does not say goodbye is left without. */
    private static final int GOODBYE_MS = 1_000;

    /** @param tls version as Java names it, null if not encrypted */
    record Answer(StompFrame frame, @Nullable String tls) {
        boolean letIn() {
            return frame.command().equals("CONNECTED");
        }
    }

    /** @param user empty for no login */
    Answer ask(String user, String password) throws ProbeFailure, IOException {
        try (Wire wire = Wire.open(request, route)) {
            Socket socket = wire.socket();
            send(socket, connect(user, password));
            StompFrame frame = StompFrame.read(socket.getInputStream());
            Answer answer = new Answer(frame, wire.tls());
            if (answer.letIn()) {
                leave(socket);
            }
            return answer;
        }
    }

    /** The login's frame alone has no escapes, in no version of the protocol. */
    private String connect(String user, String password) throws ProbeFailure {
        String host = request.given("vhost").orElse(request.host());
        String login = user.isEmpty() && password.isEmpty() ? "" : "login:" + user + "\npasscode:" + password + "\n";
        return "CONNECT\naccept-version:1.0,1.1,1.2\nheart-beat:0,0\nhost:" + host + "\n" + login + "\n\0";
    }

    private static void leave(Socket socket) throws IOException {
        send(socket, "DISCONNECT\nreceipt:bye\n\n\0");
        socket.setSoTimeout(GOODBYE_MS);
        try {
            socket.getInputStream().read();
        } catch (IOException e) {
            // The login stands either way.
            return;
        }
    }

    private static void send(Socket socket, String frame) throws IOException {
        socket.getOutputStream().write(frame.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
