package ai.automatos.admin.probe.memcached;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** memcached's text protocol, as far as a login and the question for the version need it. */
final class TextLogin {
    private static final int LONGEST_LINE = 1024;

    private final InputStream in;
    private final OutputStream out;

    TextLogin(Socket socket) throws IOException {
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /**
     * The answer's line; empty if the server hangs up. The question is asked often enough to fill a header of the binary
     * protocol: a server that speaks that alone then hangs up instead of waiting for more. Ends the conversation, for a
     * server may answer once or each time.
     */
    String versionOrEnd() throws IOException {
        send("version\r\n".repeat(3));
        return line();
    }

    String version() throws IOException {
        send("version\r\n");
        return line();
    }

    /** A set, which a server that wants a login takes for one and stores nowhere. */
    String logIn(String user, String password) throws IOException {
        String login = user + " " + password;
        send("set login 0 0 " + login.getBytes(StandardCharsets.UTF_8).length + "\r\n" + login + "\r\n");
        return line();
    }

    private void send(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.size() < LONGEST_LINE) {
            line.write(next);
            next = in.read();
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }
}
